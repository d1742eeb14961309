namespace RawOpsNet;

/// <summary>Reports that a rule of the library itself was broken.</summary>
public sealed class InternalException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public InternalException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.Internal, message, op, label, argument, innerException)
    {
    }
}
