using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Testing;

/// <summary>Fails a test, under any test framework: an op does not do what an example of its record says.</summary>
public sealed class ExampleException : Exception
{
    /// <summary>Creates an error without a message.</summary>
    public ExampleException()
    {
    }

    /// <summary>Creates an error.</summary>
    /// <param name="message">The op, the example, what it gave and what it says.</param>
    public ExampleException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with a cause.</summary>
    /// <param name="message">The op, the example, what it gave and what it says.</param>
    /// <param name="innerException">The cause.</param>
    public ExampleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static void Unless([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
        {
            throw new ExampleException(message);
        }
    }
}
