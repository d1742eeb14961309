using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>What one thread knows of tapes: those that record now, and the record that is being written.</summary>
internal sealed class TapeThread
{
    public Arena<long> Inputs = new();
    public Arena<long> Outputs = new();
    public Arena<object?> Objects = new();
    public Arena<long> Longs = new();

    [ThreadStatic]
    private static TapeThread? t_recording;

    [ThreadStatic]
    private static TapeThread? t_mine;

    private readonly List<GradientTape> _tapes = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private Arena<object?> _outputDims = new();
    private Arena<long> _outputKinds = new();
    private OpGradient? _gradient;

    /// <summary>The thread's state while a tape records on it, else null.</summary>
    public static TapeThread? Recording
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_recording;
    }

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

    public int Thread => _thread;

    public void Start(GradientTape tape)
    {
        _tapes.Add(tape);
        t_recording = this;
    }

    public void Stop(GradientTape tape)
    {
        _tapes.Remove(tape);
        if (_tapes.Count == 0)
        {
            t_recording = null;
        }
    }

    public void Begin(OpGradient gradient)
    {
        _gradient = gradient;
        Inputs.Clear();
        Outputs.Clear();
        Objects.Clear();
        Longs.Clear();
        _outputDims.Clear();
        _outputKinds.Clear();
    }

    public void AddOutput(Tensor output)
    {
        // Ids of dtypes without gradients stay unknown: nothing flows through them.
        Outputs.Add(output.DType.IsDifferentiable ? output.Id : -output.Id);
        _outputDims.Add(output.Shape.Array);
        _outputKinds.Add((long)output.DType);
    }

    public void Done()
    {
        foreach (GradientTape tape in _tapes)
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
