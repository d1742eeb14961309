using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Runs functions whose gradient their author gives.</summary>
/// <remarks>Semantics: TF custom_gradient.py. The second derivative differentiates the given gradient function.</remarks>
public static class CustomGradient
{
    /// <summary>Runs a function of one tensor.</summary>
    /// <param name="function">Gives the result and a function from its gradient to the input's, which may be null.</param>
    /// <param name="input">The input.</param>
    /// <returns>The result; its gradient is the one given.</returns>
    public static Tensor Run(Func<Tensor, (Tensor Output, Func<Tensor, Gradient?> Gradient)> function, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(
            inputs =>
            {
                (Tensor output, Func<Tensor, Gradient?> gradient) = function(inputs[0]);
                return ([output], upstream => [gradient(upstream[0])]);
            },
            input)[0];
    }

    /// <summary>Runs a function of tensors that reads no trainable variable.</summary>
    /// <param name="function">Gives the results and a function from their gradients to those of the inputs, which may be
    /// null.</param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>The results; their gradients are those given.</returns>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> where the function reads a trainable variable that a tape watches, and, at
    /// the
    /// time of the gradient, where the number of gradients is not that of the inputs.
    /// </remarks>
    public static Tensor[] Run(
        Func<Tensor[], (Tensor[] Outputs, Func<Tensor[], Gradient?[]> Gradient)> function, params Tensor[] inputs)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(
            (Tensor[] given) =>
            {
                (Tensor[] outputs, Func<Tensor[], Gradient?[]> gradient) = function(given);
                return (outputs, (upstream, _) => (gradient(upstream), []));
            },
            takesVariables: false,
            inputs);
    }

    /// <summary>Runs a function of tensors that reads trainable variables.</summary>
    /// <param name="function">
    /// Gives the results and a function from their gradients, and the variables that were read, to the gradients of the inputs
    /// and of
    /// those variables.
    /// </param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>The results; their gradients are those given.</returns>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/>, at the time of the gradient, where a number of gradients is wrong.
    /// </remarks>
    public static Tensor[] Run(
        Func<Tensor[],
            (Tensor[] Outputs,
            Func<Tensor[], IReadOnlyList<Variable>, (Gradient?[] Inputs, Gradient?[] Variables)> Gradient)> function,
        params Tensor[] inputs)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(function, takesVariables: true, inputs);
    }

    private static Tensor[] Run(
        Func<Tensor[],
            (Tensor[] Outputs,
            Func<Tensor[], IReadOnlyList<Variable>, (Gradient?[] Inputs, Gradient?[] Variables)> Gradient)> function,
        bool takesVariables,
        Tensor[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Tensor[] outputs;
        Func<Tensor[], IReadOnlyList<Variable>, (Gradient?[] Inputs, Gradient?[] Variables)> gradient;
        Variable[] variables;
        using (GradientTape watcher = new(persistent: true))
        {
            // The outer tapes record the function too: its intermediate values may be captured by the gradient function, and the
            // second derivative goes through them.
            (outputs, gradient) = function(inputs);
            variables = [.. watcher.WatchedVariables];
        }

        if (!takesVariables && variables.Length > 0)
        {
            throw new InvalidArgumentException(
                $"The function reads the trainable variable '{variables[0].Name}': its gradient function must take the variables "
                    + "too.");
        }

        // New tensors: what the outer tapes recorded for the function's own results must not count.
        Tensor[] fresh = Array.ConvertAll(outputs, output => TensorAccess.View(output, output.Shape));
        Record(new UserGradient(gradient, inputs.Length, variables), inputs, variables, fresh);
        return fresh;
    }

    private static void Record(UserGradient gradient, Tensor[] inputs, Variable[] variables, Tensor[] outputs)
    {
        bool watched = Tapes.Watches(inputs);
        foreach (Variable variable in variables)
        {
            watched |= Tapes.Watches(variable.Handle);
        }

        if (!watched)
        {
            return;
        }

        RecordBuilder record = Tapes.Record(gradient);
        record.Inputs(inputs);
        foreach (Variable variable in variables)
        {
            record.Input(variable.Handle);
        }

        record.Outputs(outputs);
        record.Done();
    }

    private sealed class UserGradient(
        Func<Tensor[], IReadOnlyList<Variable>, (Gradient?[] Inputs, Gradient?[] Variables)> function,
        int inputCount,
        Variable[] variables) : OpGradient
    {
        public override string Op => "CustomGradient";

        internal override bool MayStore => true;

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
        {
            Tensor[] given = new Tensor[upstream.Count];
            for (int i = 0; i < given.Length; i++)
            {
                given[i] = upstream[i];
            }

            (Gradient?[] inputs, Gradient?[] ofVariables) = function(given, variables);
            RequireCount("input", inputs?.Length ?? 0, inputCount);
            RequireCount("variable", ofVariables?.Length ?? 0, variables.Length);
            for (int i = 0; i < inputCount; i++)
            {
                into.Set(i, inputs![i]);
            }

            for (int i = 0; i < variables.Length; i++)
            {
                into.Set(inputCount + i, ofVariables![i]);
            }
        }

        private static void RequireCount(string what, int count, int expected)
        {
            if (count != expected)
            {
                throw new InvalidArgumentException(
                    $"The gradient function is expected to return {expected} {what} gradients, but returned {count}.",
                    "CustomGradient");
            }
        }
    }
}
