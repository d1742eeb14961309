using System.Numerics;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Computes a rate by a formula of the step: in double where the step is double, else in float32 as Keras does, so that roundings
/// at the borders of a period are the same.
/// </summary>
public abstract class FormulaSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule with a name for its config.</summary>
    private protected FormulaSchedule(string? name) => Name = name;

    /// <summary>Gets the name in the config; null by default.</summary>
    public string? Name { get; }

    /// <inheritdoc/>
    /// <returns>The rate: a double scalar where the step is double, else float32.</returns>
    /// <exception cref="InvalidArgumentException">The step is no scalar.</exception>
    public sealed override Tensor Invoke(Tensor step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.DType == DType.Float64
            ? (Tensor)At(step.Item<double>())
            : (Tensor)At(RawOps.Cast(step, dstT: DType.Float32).Item<float>());
    }

    /// <summary>Computes the rate at a step.</summary>
    private protected abstract T At<T>(T step)
        where T : IFloatingPointIeee754<T>;

    /// <summary>Converts a setting into the type of the computation.</summary>
    private protected static T Of<T>(double value)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(value);

    /// <summary>Refuses a number that is not above 0 and finite.</summary>
    /// <exception cref="InvalidArgumentException">The message names schedule, setting, value and range.</exception>
    private protected double Positive(double value, string setting) =>
        HyperRange.Positive.Require(GetType().Name, setting, value);

    /// <summary>Refuses NaN and infinities.</summary>
    /// <inheritdoc cref="Positive"/>
    private protected double Finite(double value, string setting) => HyperRange.Finite.Require(GetType().Name, setting, value);
}
