namespace RawOpsNet;

/// <summary>Reports that something named exists already.</summary>
public sealed class AlreadyExistsException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public AlreadyExistsException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.AlreadyExists, message, op, label, argument, innerException)
    {
    }
}
