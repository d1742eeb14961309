using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>
/// Has every op of the thread look at what it gives, and throw at the first NaN or infinity, until it is disposed: finds where
/// numbers go wrong, as tf.debugging.enable_check_numerics.
/// </summary>
/// <remarks>
/// The error names the op, the caller's label, the output and the place in it; gradients that a tape computes are looked at too.
/// Outputs are read once more, on the host: for finding a mistake, not for every day. A call outside such a check pays nothing.
/// <code>
/// using NumericsCheck check = new();
/// Tensor y = RawOps.Log(x, name: "entropy");
/// </code>
/// </remarks>
public sealed class NumericsCheck : IDisposable
{
    private readonly TapeThread _thread = TapeThread.Mine;
    private bool _isDisposed;

    /// <summary>Begins to look at the ops of the calling thread.</summary>
    public NumericsCheck() => _thread.StartCheck();

    /// <summary>Ends it.</summary>
    /// <exception cref="FailedPreconditionException">This is another thread than the check began on.</exception>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        if (_thread != TapeThread.Mine)
        {
            throw new FailedPreconditionException(
                "A NumericsCheck belongs to the thread that made it; it is disposed on another one, perhaps after an await.");
        }

        _isDisposed = true;
        _thread.StopCheck();
    }
}
