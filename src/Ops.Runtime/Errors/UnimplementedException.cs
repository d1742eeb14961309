namespace RawOpsNet;

/// <summary>Reports that there is no kernel for a dtype or device.</summary>
public sealed class UnimplementedException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public UnimplementedException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.Unimplemented, message, op, label, argument, innerException)
    {
    }
}
