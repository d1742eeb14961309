namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets the rate fall along half a cosine again and again, in periods that grow (SGDR: Loshchilov and Hutter,
/// https://arxiv.org/abs/1608.03983).
/// </summary>
public sealed class CosineDecayRestarts : FormulaSchedule
{
    private readonly double _initial;
    private readonly double _first;
    private readonly double _lengthFactor;
    private readonly double _rateFactor;
    private readonly double _alpha;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    /// <param name="firstDecaySteps">The length of the first period.</param>
    /// <param name="tMul">By what each period is longer than the one before.</param>
    /// <param name="mMul">By what each period begins higher than the one before.</param>
    /// <param name="alpha">The lowest rate, as a share of the first.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">firstDecaySteps or tMul is not positive.</exception>
    public CosineDecayRestarts(
        double initialLearningRate,
        double firstDecaySteps,
        double tMul = 2,
        double mMul = 1,
        double alpha = 0,
        string? name = null)
        : base(name)
    {
        _initial = Finite(initialLearningRate, nameof(initialLearningRate));
        _first = Positive(firstDecaySteps, nameof(firstDecaySteps));
        _lengthFactor = Positive(tMul, nameof(tMul));
        _rateFactor = Finite(mMul, nameof(mMul));
        _alpha = Finite(alpha, nameof(alpha));
    }

    internal static CosineDecayRestarts FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("first_decay_steps"),
        config.Number("t_mul", 2),
        config.Number("m_mul", 1),
        config.Number("alpha", 0),
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["initial_learning_rate"] = _initial,
        ["first_decay_steps"] = _first,
        ["t_mul"] = _lengthFactor,
        ["m_mul"] = _rateFactor,
        ["alpha"] = _alpha,
        ["name"] = Name,
    };

    private protected override T At<T>(T step)
    {
        T factor = Of<T>(_lengthFactor);
        T done = step / Of<T>(_first);
        T period;
        if (factor == T.One)
        {
            period = T.Floor(done);
            done -= period;
        }
        else
        {
            period = T.Floor(T.Log(T.One - (done * (T.One - factor))) / T.Log(factor));
            T growth = T.Pow(factor, period);
            done = (done - ((T.One - growth) / (T.One - factor))) / growth;
        }

        T cosine = Of<T>(0.5) * T.Pow(Of<T>(_rateFactor), period) * (T.One + T.Cos(T.Pi * done));
        return Of<T>(_initial) * (((T.One - Of<T>(_alpha)) * cosine) + Of<T>(_alpha));
    }
}
