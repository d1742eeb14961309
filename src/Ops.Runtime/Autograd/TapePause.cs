namespace RawOpsNet;

/// <summary>Undoes a change of a tape's recording when it is disposed; made by <see cref="GradientTape.StopRecording"/> and
/// <see cref="GradientTape.Resume"/>.</summary>
public readonly ref struct TapePause
{
    private readonly GradientTape _tape;
    private readonly bool _resumes;

    internal TapePause(GradientTape tape, bool resumes)
    {
        _tape = tape;
        _resumes = resumes;
    }

    /// <summary>Returns the tape to what it did before.</summary>
    public void Dispose()
    {
        if (!_resumes)
        {
            _tape.Pause();
        }
        else if (!_tape.IsRecording)
        {
            _tape.StartRecording();
        }
    }
}
