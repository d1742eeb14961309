using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

// Exponential moving averages of the variables (Polyak averaging), as Keras' use_ema: a slot "average" for each variable.
public abstract partial class Optimizer
{
    private const string AverageSlot = "average";

    /// <summary>Gets or sets whether an average of each variable is kept; set it before the first step.</summary>
    /// <exception cref="FailedPreconditionException">The state is made already.</exception>
    public virtual bool UseEma
    {
        get;
        set
        {
            if (IsBuilt && value != field)
            {
                throw new FailedPreconditionException($"{Name}: UseEma must be set before Build and before the first step.");
            }

            field = value;
        }
    }

    /// <summary>Gets or sets what share of the average each step keeps; in [0, 1], 0.99 by default.</summary>
    /// <exception cref="InvalidArgumentException">The value is outside [0, 1].</exception>
    public virtual double EmaMomentum
    {
        get;
        set => field = Require(nameof(EmaMomentum), value, HyperRange.Unit);
    }

        = 0.99;

    /// <summary>Gets or sets after how many steps each variable becomes its average. Null: never.</summary>
    /// <exception cref="InvalidArgumentException">The value is below 1.</exception>
    public virtual int? EmaOverwriteFrequency
    {
        get;
        set => field = value is null or >= 1
            ? value
            : throw new InvalidArgumentException($"{Name}: EmaOverwriteFrequency is {value}; it must be at least 1.");
    }

    /// <summary>Sets variables to their averages, as training's end asks for; does nothing where none are kept.</summary>
    public virtual void FinalizeVariableValues(IEnumerable<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (!UseEma)
        {
            return;
        }

        foreach (Variable variable in variables)
        {
            if (TryGetSlot(variable, AverageSlot, out Variable? _))
            {
                Strategy.Current.Extended.Update(variable, TakeAverage, 0);
            }
        }
    }

    private void AddAverages(IReadOnlyList<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            AddSlot(variable, AverageSlot, (_, _) => variable);
        }
    }

    private void AverageAll(IReadOnlyList<GradientAndVariable> pairs, UpdateBatch batch)
    {
        foreach ((_, Variable variable) in UseEma ? pairs : [])
        {
            Strategy.Current.Extended.Update(variable, TakeIntoAverage, batch);
        }
    }

    // In the step's batch, before it is counted.
    private void OverwriteByAverages(IReadOnlyList<GradientAndVariable> pairs, UpdateBatch batch)
    {
        if (UseEma && EmaOverwriteFrequency is { } frequency && (StepsTaken + 1) % frequency == 0)
        {
            foreach ((_, Variable variable) in pairs)
            {
                Strategy.Current.Extended.Update(
                    variable, (component, all) => BecomeAfter(component, GetSlot(component, AverageSlot), all), batch);
            }
        }
    }

    /// <summary>Gives a variable, in a step's batch, the value that another will have by then.</summary>
    internal static void BecomeAfter(Variable variable, Variable source, UpdateBatch batch)
    {
        using Tensor value = batch.Operand(source.Handle);
        RawOps.ResourceApplyMovingAverage(variable, Scalars.Of(0, variable.DType), value, useLocking: true);
    }

    private void TakeIntoAverage(Variable variable, UpdateBatch batch)
    {
        using Tensor updated = batch.Operand(variable.Handle);
        RawOps.ResourceApplyMovingAverage(
            GetSlot(variable, AverageSlot), Scalars.OfDecay(EmaMomentum, variable.DType), updated);
    }

    private void TakeAverage(Variable variable, int unused)
    {
        // A snapshot: the two variables share a buffer until either is written.
        using Tensor average = GetSlot(variable, AverageSlot).Read();
        variable.Assign(average);
    }
}
