namespace RawOpsNet;

/// <summary>Reports that something named does not exist.</summary>
public sealed class NotFoundException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public NotFoundException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.NotFound, message, op, label, argument, innerException)
    {
    }
}
