namespace RawOpsNet;

/// <summary>Reports an input or attr with a value, dtype, shape or device that an op does not take.</summary>
public sealed class InvalidArgumentException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public InvalidArgumentException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.InvalidArgument, message, op, label, argument, innerException)
    {
    }
}
