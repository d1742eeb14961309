namespace RawOpsNet;

/// <summary>Reports what an op refused, with the op, its label, the argument, and TensorFlow's code.</summary>
public abstract class OpException : Exception
{
    private protected OpException(
        ErrorCode code, string message, string? op, string? label, string? argument, Exception? innerException)
        : base(Compose(message, op, label), innerException)
    {
        Code = code;
        Op = op;
        Label = label;
        Argument = argument;
    }

    /// <summary>The class of the error.</summary>
    public ErrorCode Code { get; }

    /// <summary>The name of the op that threw, or null outside an op.</summary>
    public string? Op { get; }

    /// <summary>The label that the caller gave the call (its <c>name</c>), or null.</summary>
    public string? Label { get; }

    /// <summary>The name of the input or attr that was refused, or null.</summary>
    public string? Argument { get; }

    private static string Compose(string message, string? op, string? label) =>
        op is null ? message : label is null ? $"{op}: {message}" : $"{op} '{label}': {message}";
}
