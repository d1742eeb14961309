namespace RawOpsNet.Testing;

/// <summary>Fails a test, under any test framework: a text differs from its verified file, or has none.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Creates an error without a message.</summary>
    public SnapshotException()
    {
    }

    /// <summary>Creates an error.</summary>
    /// <param name="message">What differs, and what to do.</param>
    public SnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with a cause.</summary>
    /// <param name="message">What differs, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
