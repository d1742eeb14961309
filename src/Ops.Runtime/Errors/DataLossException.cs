namespace RawOpsNet;

/// <summary>Reports a file that is damaged, cut short, or not of its format; the message names the file and the place.</summary>
public sealed class DataLossException : OpException
{
    /// <summary>Makes the error with its message, and the op, label and argument where they are known.</summary>
    public DataLossException(
        string message, string? op = null, string? label = null, string? argument = null, Exception? innerException = null)
        : base(ErrorCode.DataLoss, message, op, label, argument, innerException)
    {
    }
}
