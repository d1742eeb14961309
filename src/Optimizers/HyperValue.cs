using System.Globalization;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Holds a hyper-parameter: a number, a tensor, a variable, a function that is called at each step, or a schedule. Converts
/// implicitly from each.
/// </summary>
public readonly struct HyperValue : IEquatable<HyperValue>
{
    private readonly object? _source;

    private HyperValue(object source) => _source = source;

    /// <summary>Gets whether it holds a plain number.</summary>
    public bool IsNumber => _source is null or double;

    /// <summary>Gets the schedule, where it is one.</summary>
    public LearningRateSchedule? Schedule => _source as LearningRateSchedule;

    /// <summary>Gets the variable, where it is one.</summary>
    public Variable? Variable => _source as Variable;

    /// <summary>Gets the value as a number: a function is called, a tensor or variable read.</summary>
    /// <exception cref="InvalidOperationException">It is a schedule, whose value depends on the step.</exception>
    public double Number => _source switch
    {
        null => 0,
        double number => number,
        LearningRateSchedule => throw new InvalidOperationException("A schedule has no value without a step; call its Invoke."),
        _ => Read(DType.Float64).Item<double>(),
    };

    /// <summary>Gets the value as a number; a float32's shortest text decides its digits, so that 0.1f gives 0.1.</summary>
    internal double ShortestNumber => _source switch
    {
        Tensor { DType: DType.Float32 } or Variable { DType: DType.Float32 } => Shortest(Read(DType.Float32).Item<float>()),
        _ => Number,
    };

    /// <summary>Makes a hyper-parameter of a number.</summary>
    public static implicit operator HyperValue(double number) => new(number);

    /// <summary>Makes a hyper-parameter of a scalar tensor.</summary>
    public static implicit operator HyperValue(Tensor tensor) => new(tensor);

    /// <summary>Makes a hyper-parameter of a variable, which the optimizer reads at each step.</summary>
    public static implicit operator HyperValue(Variable variable) => new(variable);

    /// <summary>Makes a hyper-parameter of a function that is called at each step.</summary>
    public static implicit operator HyperValue(Func<double> function) => new(function);

    /// <summary>Makes a hyper-parameter of a function that is called at each step.</summary>
    public static implicit operator HyperValue(Func<Tensor> function) => new(function);

    /// <summary>Makes a hyper-parameter of a schedule.</summary>
    public static implicit operator HyperValue(LearningRateSchedule schedule) => new(schedule);

    /// <summary>Reads the value as a scalar tensor of a dtype.</summary>
    /// <exception cref="InvalidOperationException">It is a schedule, whose value depends on the step.</exception>
    public Tensor Read(DType dtype) => _source switch
    {
        null => Scalars.Of(0, dtype),
        double number => Scalars.Of(number, dtype),
        Tensor tensor => Scalars.As(tensor, dtype),
        Variable variable => Scalars.As(variable, dtype),
        Func<double> function => Scalars.Of(function(), dtype),
        Func<Tensor> function => Scalars.As(function(), dtype),
        _ => throw new InvalidOperationException("A schedule has no value without a step; call its Invoke."),
    };

    /// <inheritdoc/>
    public bool Equals(HyperValue other) => Equals(_source ?? 0.0, other._source ?? 0.0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HyperValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_source ?? 0.0).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _source switch
    {
        null => "0",
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => _source.ToString() ?? "",
    };

    /// <summary>Compares two hyper-parameters.</summary>
    public static bool operator ==(HyperValue left, HyperValue right) => left.Equals(right);

    /// <summary>Compares two hyper-parameters.</summary>
    public static bool operator !=(HyperValue left, HyperValue right) => !left.Equals(right);

    private static double Shortest(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
