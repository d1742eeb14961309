namespace RawOpsNet;

/// <summary>Reports a state that does not allow the call, such as an unassigned variable or a disposed tensor.</summary>
public sealed class FailedPreconditionException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public FailedPreconditionException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.FailedPrecondition, message, op, label, argument, innerException)
    {
    }
}
