namespace RawOpsNet;

/// <summary>Reports that memory ran out.</summary>
public sealed class ResourceExhaustedException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public ResourceExhaustedException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.ResourceExhausted, message, op, label, argument, innerException)
    {
    }
}
