namespace RawOpsNet;

/// <summary>Reports an iteration that ran past its end.</summary>
public sealed class OutOfRangeException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public OutOfRangeException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.OutOfRange, message, op, label, argument, innerException)
    {
    }
}
