namespace RawOpsNet.Models;

/// <summary>Holds what a fit does, whatever the data are.</summary>
internal sealed record FitPlan
{
    public required int Epochs { get; init; }

    public required int InitialEpoch { get; init; }

    public required Verbosity Verbosity { get; init; }

    public required IReadOnlyList<Callback>? Callbacks { get; init; }

    public required ClassWeights? ClassWeights { get; init; }

    /// <summary>Opens the validation's data; null: there is none.</summary>
    public required Func<BatchSource>? OpenValidation { get; init; }

    public required int? ValidationSteps { get; init; }

    /// <summary>Tells whether an epoch, counted from 1, is followed by validation.</summary>
    public required Func<int, bool> IsValidated { get; init; }

    public required CancellationToken Cancellation { get; init; }

    public long ShuffleSeed { get; init; }
}
