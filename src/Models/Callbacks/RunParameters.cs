namespace RawOpsNet.Models;

/// <summary>Describes a run to callbacks.</summary>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Steps">The batches of an epoch; null where it is not known.</param>
/// <param name="Verbosity">What is written.</param>
public sealed record RunParameters(int Epochs, int? Steps, Verbosity Verbosity);
