namespace RawOpsNet.Diagnostics;

/// <summary>
/// Carries the library's warnings: to the subscribers of <see cref="Raised"/>, else to standard error, once a message.
/// </summary>
public static class Warnings
{
    private const int RememberedMessages = 1000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal);

    /// <summary>Is raised for every warning, on the thread that met it. While anyone listens, nothing is written.</summary>
    public static event Action<string>? Raised;

    /// <summary>Raises a warning.</summary>
    public static void Raise(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Raised is { } listeners)
        {
            listeners(message);
            return;
        }

        lock (Gate)
        {
            // Bounded: messages hold numbers, and a loop must not fill the memory with them.
            if (Written.Count >= RememberedMessages || !Written.Add(message))
            {
                return;
            }
        }

        Console.Error.WriteLine($"RawOps warning: {message}");
    }
}
