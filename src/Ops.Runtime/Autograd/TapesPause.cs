using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// Hides the ops inside a composite from the tapes of the thread, until it is disposed: the composite's own gradient stands for
/// them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TapesPause
{
    private readonly TapeThread? _recording;

    internal TapesPause(TapeThread? recording) => _recording = recording;

    /// <summary>Lets the tapes see ops again.</summary>
    public void Dispose() => TapeThread.Restore(_recording);
}
