using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>What one thread knows of tapes: those that record now, and the record that is being written.</summary>
internal sealed class TapeThread
{
    public Arena<long> Inputs = new();
    public Arena<long> Outputs = new();
    public Arena<object?> Objects = new();
    public Arena<long> Longs = new();

    private const int LargestSpare = 1 << 14;

    [ThreadStatic]
    private static TapeThread? t_recording;

    [ThreadStatic]
    private static TapeThread? t_mine;

    // Tapes, checks and device scopes that are open on all threads: where there are none, a call need not ask for its thread's
    // state. One that was dropped while it was open counts on, which costs that question and nothing else.
    private static int s_open;

    private readonly List<GradientTape> _tapes = [];
    private int _checks;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private Arena<object?> _outputDims = new();
    private Arena<long> _outputKinds = new();
    private OpGradient? _gradient;
    private GradientTape? _lone;
    private TapeRecords? _spareRecords;
    private IdMap? _spareIds;

    /// <summary>The thread's state while a tape records or a check of numerics runs on it, else null.</summary>
    public static TapeThread? Recording
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_open == 0 ? null : t_recording;
    }

    /// <summary>Whether anything is open on any thread: a tape, a check, or a device's scope.</summary>
    public static bool IsAnyOpen => s_open != 0;

    /// <summary>Counts threads in a device's scope too, for calls that ask one number about both.</summary>
    public static void AddObservers(int change) => Interlocked.Add(ref s_open, change);

    /// <summary>Hides what follows from the tapes that record; gives what <see cref="Restore"/> takes.</summary>
    public static TapeThread? Hide()
    {
        TapeThread? recording = t_recording;
        t_recording = null;
        return recording;
    }

    public static void Restore(TapeThread? recording) => t_recording = recording;

    public static TapeThread Mine => t_mine ??= new TapeThread();

    public List<GradientTape> Tapes => _tapes;

    public bool HasTapes => _tapes.Count > 0;

    /// <summary>Whether outputs are looked at for numbers that are not finite.</summary>
    public bool ChecksNumerics => _checks > 0;

    public int Thread => _thread;

    public void Start(GradientTape tape)
    {
        Interlocked.Increment(ref s_open);
        _tapes.Add(tape);
        t_recording = this;
    }

    public void Stop(GradientTape tape)
    {
        if (_tapes.Remove(tape))
        {
            Interlocked.Decrement(ref s_open);
        }

        RestIfUnobserved();
    }

    /// <summary>
    /// The ops that the last gradients ended in, by the id of the source that got none; null where all is well.
    /// </summary>
    public Dictionary<long, string[]>? Ended { get; set; }

    /// <summary>The op whose gradient is being computed, for what a check says; null: none.</summary>
    public string? GradientOf { get; set; }

    public void StartCheck()
    {
        Interlocked.Increment(ref s_open);
        _checks++;
        t_recording = this;
    }

    public void StopCheck()
    {
        _checks--;
        Interlocked.Decrement(ref s_open);
        RestIfUnobserved();
    }

    private void RestIfUnobserved()
    {
        if (_tapes.Count == 0 && _checks == 0)
        {
            t_recording = null;
        }
    }

    /// <summary>Gives a tape the lists that the last one left, so that a tape a step makes no garbage a record.</summary>
    public (TapeRecords Records, IdMap Known) TakeLists()
    {
        (TapeRecords, IdMap) lists = (_spareRecords ?? new TapeRecords(), _spareIds ?? new IdMap());
        (_spareRecords, _spareIds) = (null, null);
        return lists;
    }

    /// <summary>Takes a tape's lists back, cleared.</summary>
    public void GiveLists(TapeRecords records, IdMap known)
    {
        // Clearing a large table costs each later tape, however short it is.
        if (known.Capacity <= LargestSpare)
        {
            (_spareRecords, _spareIds) = (records, known);
        }
    }

    /// <summary>Begins a record, on the lone tape in place: gives its records, or null where the parts are kept here.</summary>
    public TapeRecords? Begin(OpGradient gradient)
    {
        if (_tapes.Count == 1)
        {
            _lone = _tapes[0];
            _lone.Records.Open(gradient);
            return _lone.Records;
        }

        _lone = null;
        _gradient = gradient;
        Inputs.Clear();
        Outputs.Clear();
        Objects.Clear();
        Longs.Clear();
        _outputDims.Clear();
        _outputKinds.Clear();
        return null;
    }

    /// <summary>Ids of dtypes without gradients stay unknown: nothing flows through them.</summary>
    public static long OutputId(Tensor output) => output.DType.IsDifferentiable ? output.Id : -output.Id;

    public void AddOutput(Tensor output)
    {
        Outputs.Add(OutputId(output));
        _outputDims.Add(output.Shape.Array);
        _outputKinds.Add((long)output.DType);
    }

    public void Done()
    {
        // A record is made because a tape watches an input: a lone tape need not be asked again.
        if (_lone is { } lone)
        {
            lone.LearnOutputs(lone.Records.Close());
            return;
        }

        foreach (GradientTape tape in CollectionsMarshal.AsSpan(_tapes))
        {
            if (tape.KnowsAny(Inputs.Span))
            {
                tape.Records.Add(
                    _gradient!, Inputs.Span, Outputs.Span, _outputDims.Span, _outputKinds.Span, Objects.Span, Longs.Span);
                tape.LearnOutputs(Outputs.Span);
            }
        }

        Objects.Clear();
        _gradient = null;
    }
}
