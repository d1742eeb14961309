using System.Runtime.CompilerServices;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Trains on batches that a sequence gives, begun anew each epoch.</summary>
    /// <param name="batches">The batches; one of a known count says how many steps an epoch has.</param>
    /// <param name="epochs">The number of the last epoch, counted from 1.</param>
    /// <param name="verbosity">What is written to the console.</param>
    /// <param name="callbacks">Told of every epoch and batch; the history and the bar come after them.</param>
    /// <param name="validationData">What is evaluated after each epoch.</param>
    /// <param name="initialEpoch">The epoch to begin with, counted from 0.</param>
    /// <param name="validationFrequency">After how many epochs validation runs.</param>
    /// <param name="classWeight">A weight for the samples of each class, 0 to one less than their number.</param>
    /// <param name="stepsPerEpoch">
    /// The steps of an epoch, for sequences without end; the next epoch goes on where the last one ended. Null: all batches.
    /// </param>
    /// <param name="validationSteps">How many batches are evaluated; null: all.</param>
    /// <param name="cancellation">Ends training after the running batch; the history is kept.</param>
    /// <returns>The figures of every epoch.</returns>
    /// <exception cref="InvalidArgumentException">There are no batches, or a number is out of range.</exception>
    /// <exception cref="FailedPreconditionException">The model is not compiled.</exception>
    [OverloadResolutionPriority(1)]
    public History Fit(
        IEnumerable<Batch> batches,
        int epochs = 1,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        IEnumerable<Batch>? validationData = null,
        int initialEpoch = 0,
        int validationFrequency = 1,
        IReadOnlyDictionary<int, double>? classWeight = null,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        CancellationToken cancellation = default)
    {
        FitPlan plan = BatchPlan(
            epochs, verbosity, callbacks, validationData, initialEpoch, validationFrequency, classWeight, stepsPerEpoch,
            validationSteps, cancellation);
        return Fit(_ => new EnumeratedSource(batches, stepsPerEpoch), plan);
    }

    /// <summary>Trains on the batches that an enumerator has left; they cannot be had a second time.</summary>
    /// <inheritdoc
    /// cref="Fit(IEnumerable{Batch}, int, Verbosity, IReadOnlyList{Callback}?, IEnumerable{Batch}?, int, int,
    /// IReadOnlyDictionary{int, double}?, int?, int?, CancellationToken)" path="/*[not(self::summary)]"/>
    public History Fit(
        IEnumerator<Batch> batches,
        int epochs = 1,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        IEnumerable<Batch>? validationData = null,
        int initialEpoch = 0,
        int validationFrequency = 1,
        IReadOnlyDictionary<int, double>? classWeight = null,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        CancellationToken cancellation = default)
    {
        FitPlan plan = BatchPlan(
            epochs, verbosity, callbacks, validationData, initialEpoch, validationFrequency, classWeight, stepsPerEpoch,
            validationSteps, cancellation);
        return Fit(_ => new EnumeratedSource(batches, stepsPerEpoch), plan);
    }

    /// <summary>Trains on batches that come asynchronously; steps run on another thread, which waits for each batch.</summary>
    /// <inheritdoc
    /// cref="Fit(IEnumerable{Batch}, int, Verbosity, IReadOnlyList{Callback}?, IEnumerable{Batch}?, int, int,
    /// IReadOnlyDictionary{int, double}?, int?, int?, CancellationToken)" path="/*[not(self::summary)]"/>
    public Task<History> FitAsync(
        IAsyncEnumerable<Batch> batches,
        int epochs = 1,
        Verbosity verbosity = Verbosity.Bar,
        IReadOnlyList<Callback>? callbacks = null,
        IEnumerable<Batch>? validationData = null,
        int initialEpoch = 0,
        int validationFrequency = 1,
        IReadOnlyDictionary<int, double>? classWeight = null,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        CancellationToken cancellation = default)
    {
        FitPlan plan = BatchPlan(
            epochs, verbosity, callbacks, validationData, initialEpoch, validationFrequency, classWeight, stepsPerEpoch,
            validationSteps, cancellation);

        // The token ends fit after a batch; given to Run, it could keep fit from beginning, and there would be no history.
        return Task.Run(() => Fit(_ => new EnumeratedSource(batches, stepsPerEpoch), plan), CancellationToken.None);
    }

    private FitPlan BatchPlan(
        int epochs,
        Verbosity verbosity,
        IReadOnlyList<Callback>? callbacks,
        IEnumerable<Batch>? validationData,
        int initialEpoch,
        int validationFrequency,
        IReadOnlyDictionary<int, double>? classWeight,
        int? stepsPerEpoch,
        int? validationSteps,
        CancellationToken cancellation)
    {
        RequirePositive(validationFrequency, nameof(validationFrequency));
        RequirePositive(stepsPerEpoch ?? 1, nameof(stepsPerEpoch));
        RequirePositive(validationSteps ?? 1, nameof(validationSteps));
        return new FitPlan
        {
            Epochs = epochs,
            InitialEpoch = initialEpoch,
            Verbosity = verbosity,
            Callbacks = callbacks,
            ClassWeights = classWeight is null ? null : new ClassWeights(classWeight),
            OpenValidation = validationData is null ? null : () => new EnumeratedSource(validationData, validationSteps),
            ValidationSteps = validationSteps,
            IsValidated = epoch => epoch % validationFrequency == 0,
            Cancellation = cancellation,
        };
    }
}
