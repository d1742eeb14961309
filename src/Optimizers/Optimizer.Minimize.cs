namespace RawOpsNet.Optimizers;

public abstract partial class Optimizer
{
    private static readonly DType[] ValidDTypes =
        [DType.Float16, DType.BFloat16, DType.Float32, DType.Float64, DType.Complex64, DType.Complex128];

    [Untracked]
    private Func<Tensor, Tensor>? _scale;

    /// <summary>Takes one step down a loss: computes it under a tape of its own, then applies the gradients.</summary>
    /// <param name="loss">Computes the loss; its elements are summed.</param>
    /// <param name="variables">What to update; watched, so that variables that are not trainable count too.</param>
    /// <param name="gradLoss">The gradient to begin with; ones where it is null.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="InvalidArgumentException">No variable has a gradient.</exception>
    public Tensor Minimize(Func<Tensor> loss, IEnumerable<Variable> variables, Tensor? gradLoss = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Variable[] watched = Given(variables);
        using GradientTape tape = new();
        tape.Watch(watched);
        Tensor value = loss();
        ApplyGradients(ComputeGradients(value, watched, tape, gradLoss));
        return value;
    }

    /// <summary>Takes one step down a loss whose variables are known only after it has been computed.</summary>
    /// <inheritdoc cref="Minimize(Func{Tensor}, IEnumerable{Variable}, Tensor?)"/>
    public Tensor Minimize(Func<Tensor> loss, Func<IEnumerable<Variable>> variables, Tensor? gradLoss = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(variables);
        using GradientTape tape = new();
        Tensor value = loss();
        ApplyGradients(ComputeGradients(value, Given(variables()), tape, gradLoss));
        return value;
    }

    /// <summary>Takes one step down a loss that was computed under a tape.</summary>
    /// <param name="loss">The loss; its elements are summed.</param>
    /// <param name="variables">What to update.</param>
    /// <param name="tape">The tape that recorded the loss.</param>
    /// <param name="gradLoss">The gradient to begin with; ones where it is null.</param>
    /// <exception cref="InvalidArgumentException">No variable has a gradient.</exception>
    public void Minimize(Tensor loss, IEnumerable<Variable> variables, GradientTape tape, Tensor? gradLoss = null)
    {
        if (tape is null)
        {
            throw new InvalidArgumentException(
                $"{Name}: a loss that is a tensor needs the tape that recorded it; pass a function, or the tape.");
        }

        ApplyGradients(ComputeGradients(loss, Given(variables), tape, gradLoss));
    }

    /// <summary>Changes the loss before it is differentiated, under the tape; loss scaling overrides it.</summary>
    protected virtual Tensor TransformLoss(Tensor loss) => loss;

    /// <summary>Computes the gradient of a loss by each variable.</summary>
    /// <exception cref="InvalidArgumentException">A variable with a gradient is not a float or complex one.</exception>
    protected virtual IReadOnlyList<GradientAndVariable> ComputeGradients(
        Tensor loss, IReadOnlyList<Variable> variables, GradientTape tape, Tensor? gradLoss)
    {
        Tensor transformed = TransformUnderTape(loss, tape);
        Gradient?[] gradients = tape.Gradient(transformed, variables, gradLoss);
        GradientAndVariable[] pairs = new GradientAndVariable[variables.Count];
        for (int i = 0; i < pairs.Length; i++)
        {
            if (gradients[i] is not null && !ValidDTypes.Contains(variables[i].DType))
            {
                throw new InvalidArgumentException(
                    $"{Name}: variable '{variables[i].Name}' is {variables[i].DType.Name}; "
                    + $"it must be one of {string.Join(", ", ValidDTypes.Select(dtype => dtype.Name))}.");
            }

            pairs[i] = new GradientAndVariable(gradients[i], variables[i]);
        }

        return pairs;
    }

    /// <summary>Lets wrappers call <see cref="ComputeGradients"/>, and scale the loss after the optimizer changed it.</summary>
    internal virtual IReadOnlyList<GradientAndVariable> ScaledGradients(
        Tensor loss, IReadOnlyList<Variable> variables, GradientTape tape, Tensor? gradLoss, Func<Tensor, Tensor>? scale)
    {
        _scale = scale;
        try
        {
            return ComputeGradients(loss, variables, tape, gradLoss);
        }
        finally
        {
            _scale = null;
        }
    }

    private Tensor TransformUnderTape(Tensor loss, GradientTape tape)
    {
        if (tape.IsRecording)
        {
            return Transformed(loss);
        }

        using (tape.Resume())
        {
            return Transformed(loss);
        }
    }

    private Tensor Transformed(Tensor loss)
    {
        Tensor transformed = TransformLoss(loss);
        return _scale is null ? transformed : _scale(transformed);
    }

    private Variable[] Given(IEnumerable<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Variable[] all = [.. variables];
        int missing = Array.IndexOf(all, null);
        return missing < 0 ? all : throw new InvalidArgumentException($"{Name}: variable {missing} is null.");
    }
}
