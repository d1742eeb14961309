using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Records the ops that its thread runs on what it watches, and computes gradients from the record.</summary>
/// <remarks>
/// <para><c>using var tape = new GradientTape();</c> records from construction. Trainable variables are watched when they are
/// read;
/// tensors by <see cref="Watch(Tensor)"/>. Tapes nest: ops that an inner tape's <c>Gradient</c> runs are recorded by the outer
/// one.</para>
/// <para>A tape that is not persistent computes one set of gradients, letting each record go as it is passed. A tape belongs to
/// the
/// thread that made it.</para>
/// <para>Semantics: TF backprop.py; where an op has no gradient, null and a warning.</para>
/// </remarks>
public sealed partial class GradientTape : IDisposable
{
    private IdMap _known;
    private readonly List<Variable> _variables = [];
    private readonly TapeThread _thread = TapeThread.Mine;
    private readonly bool _watchesAccessed;
    private bool _recording;
    private bool _used;
    private bool _disposed;

    /// <summary>Begins to record on the calling thread.</summary>
    /// <param name="persistent">Whether gradients may be computed more than once; dispose the tape to let its memory go.</param>
    /// <param name="watchAccessedVariables">Whether trainable variables are watched when they are read.</param>
    public GradientTape(bool persistent = false, bool watchAccessedVariables = true)
    {
        IsPersistent = persistent;
        _watchesAccessed = watchAccessedVariables;
        (Records, _known) = _thread.TakeLists();
        StartRecording();
    }

    /// <summary>Whether gradients may be computed more than once.</summary>
    public bool IsPersistent { get; }

    /// <summary>Whether the tape records now.</summary>
    public bool IsRecording => _recording;

    /// <summary>The variables that the tape watches, in the order of their first watch.</summary>
    public IReadOnlyList<Variable> WatchedVariables => _variables;

    /// <summary>Bytes of the tensors that the tape keeps alive.</summary>
    public long RetainedBytes => Records.RetainedBytes;

    internal TapeRecords Records { get; private set; }

    /// <summary>Stops recording until the result is disposed.</summary>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> where the tape does not record.</remarks>
    public TapePause StopRecording()
    {
        if (!_recording)
        {
            throw new FailedPreconditionException("The tape is not recording, so there is nothing to stop.");
        }

        Pause();
        return new TapePause(this, resumes: true);
    }

    /// <summary>Records again, on top of what was recorded, until the result is disposed.</summary>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> where the tape records already.</remarks>
    public TapePause Resume()
    {
        if (_recording)
        {
            throw new FailedPreconditionException(
                "The tape is still recording. This can happen if you try to re-enter an already active tape.");
        }

        StartRecording();
        return new TapePause(this, resumes: false);
    }

    /// <summary>Forgets all that was recorded and watched; goes on recording where it records.</summary>
    public void Reset()
    {
        RequireUsable();
        Forget();
        _used = false;
    }

    /// <summary>Stops recording and lets everything go. Disposing twice does nothing.</summary>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> on another thread while the tape records.</remarks>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        Pause();
        _disposed = true;
        Forget();
        if (_thread == TapeThread.Mine)
        {
            _thread.GiveLists(Records, _known);
        }

        (Records, _known) = (TapeRecords.None, IdMap.None);
    }

    internal bool Knows(long id) => _known.Contains(id);

    internal bool KnowsAny(ReadOnlySpan<long> ids)
    {
        foreach (long id in ids)
        {
            if (_known.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    internal void LearnOutputs(ReadOnlySpan<long> ids)
    {
        foreach (long id in ids)
        {
            if (id > 0)
            {
                _known.Set(id, 1);
            }
        }
    }

    /// <summary>Notes that a variable is read; tells whether the tape watches it.</summary>
    internal bool Access(ResourceHandle resource)
    {
        if (_watchesAccessed && resource.IsTrainable && resource.DType.IsDifferentiable)
        {
            WatchHandle(resource);
        }

        return _known.Contains(resource.Id);
    }

    internal void StartRecording()
    {
        RequireUsable();
        _recording = true;
        _thread.Start(this);
    }

    internal void Pause()
    {
        if (_recording)
        {
            RequireThread();
            _recording = false;
            _thread.Stop(this);
        }
    }

    private void Forget()
    {
        Records.Clear();
        _known.Clear();
        _variables.Clear();
    }

    private void RequireUsable()
    {
        RequireThread();
        if (_disposed)
        {
            throw new FailedPreconditionException("The GradientTape has been disposed.");
        }
    }

    private void RequireThread()
    {
        if (_thread != TapeThread.Mine)
        {
            throw new FailedPreconditionException(
                $"A GradientTape belongs to the thread that made it ({_thread.Thread}); this is thread "
                + $"{Environment.CurrentManagedThreadId}. Do not hold one across an await.");
        }
    }
}
