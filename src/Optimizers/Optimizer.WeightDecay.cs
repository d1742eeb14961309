using System.Text.RegularExpressions;

namespace RawOpsNet.Optimizers;

// Decoupled weight decay (Loshchilov and Hutter, https://arxiv.org/abs/1711.05101): apart from the gradient, before the update.
public abstract partial class Optimizer
{
    [Untracked]
    private readonly HashSet<Variable> _excludedVariables = [];
    private readonly List<Regex> _excludedNames = [];
    private double? _weightDecay;

    /// <summary>
    /// Gets or sets the share of each variable, times the learning rate, that is taken off before an update. Null: none.
    /// </summary>
    /// <exception cref="InvalidArgumentException">The value is negative.</exception>
    public virtual double? WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = value is { } decay ? NotNegative(nameof(WeightDecay), decay) : null;
    }

    /// <summary>Keeps variables out of weight decay: those given, and those whose name a pattern is found in.</summary>
    /// <param name="variables">Variables by identity.</param>
    /// <param name="names">Regular expressions, searched in the variables' names.</param>
    /// <exception cref="FailedPreconditionException">The state is made already.</exception>
    /// <exception cref="InvalidArgumentException">A pattern is not a regular expression.</exception>
    public virtual void ExcludeFromWeightDecay(IEnumerable<Variable>? variables = null, IEnumerable<string>? names = null)
    {
        if (IsBuilt)
        {
            throw new FailedPreconditionException(
                $"{Name}: ExcludeFromWeightDecay must be called before Build and before the first step.");
        }

        Regex[] patterns = [.. (names ?? []).Select(Pattern)];
        _excludedVariables.UnionWith(variables ?? []);
        _excludedNames.AddRange(patterns);
    }

    /// <summary>
    /// Gets whether the update itself decays the weights, by <see cref="DecayOf"/>; otherwise a pass of its own does.
    /// </summary>
    private protected virtual bool DecaysInsideUpdate => false;

    /// <summary>Gives the weight decay of a variable; 0 for one that is excluded.</summary>
    private protected double DecayOf(Variable variable) => IsDecayed(variable) ? _weightDecay!.Value : 0;

    /// <summary>Adds a variable's share of weight decay to its update or gradient.</summary>
    private protected Tensor WithWeightDecay(Tensor update, Variable variable)
    {
        double decay = DecayOf(variable);
        return decay == 0
            ? update
            : RawOps.AddV2(update, RawOps.Mul(Scalars.Of(decay, variable.DType, variable.Device), variable));
    }

    private bool DecaysWeight(Variable variable) => !DecaysInsideUpdate && IsDecayed(variable);

    private bool IsDecayed(Variable variable) =>
        _weightDecay is not null
        && !_excludedVariables.Contains(variable)
        && !_excludedNames.Exists(pattern => pattern.IsMatch(variable.Name));

    private Regex Pattern(string name)
    {
        try
        {
            return new Regex(name, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidArgumentException(
                $"{Name}: ExcludeFromWeightDecay: '{name}' is not a regular expression: {wrong.Message}", innerException: wrong);
        }
    }

    private void PrepareWeightDecay(ApplyState state)
    {
        if (_weightDecay is { } decay)
        {
            state["weight_decay"] = RawOps.Mul(Scalars.Of(decay, state.DType), state.LearningRate);
        }
    }

    private static void DecayWeight(Variable variable, ApplyState state) =>
        RawOps.ResourceApplyWeightDecay(variable, state["weight_decay"]);
}
