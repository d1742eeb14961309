namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Is what leads to a recorded error, or to none.</summary>
/// <param name="Run">Does it.</param>
/// <param name="Words">What the message must name: the layer or argument, and both values.</param>
internal sealed record Situation(Action Run, params string[] Words)
{
    /// <summary>Gets what we do on purpose where Keras does something else; null: the same.</summary>
    public string? Departure { get; init; }
}
