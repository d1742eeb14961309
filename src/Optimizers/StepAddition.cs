using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

/// <summary>Is what a wrapper adds to the updates of a step.</summary>
/// <param name="State">Gives the variables that it reads or moves, apart from those of the step.</param>
/// <param name="Run">Adds its updates to the batch, before the step is counted.</param>
internal sealed record StepAddition(Func<IEnumerable<Variable>> State, Action<UpdateBatch> Run);
