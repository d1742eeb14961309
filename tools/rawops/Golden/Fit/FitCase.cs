namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Is one recorded case of <c>fit.json</c>.</summary>
/// <param name="Name">The section and the case's id.</param>
/// <param name="Run">Gives null where we do what Keras did, else one line on what differs; null: the case cannot be run.</param>
/// <param name="Reason">Why it cannot be run.</param>
internal sealed record FitCase(string Name, Func<string?>? Run, string? Reason = null);
