using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Runs recorded cases through <see cref="OpRegistry"/>, as a call by name, and says what is wrong with each.</summary>
internal static class CaseRunner
{
    /// <summary>Runs one case; null where everything agrees, else one line on what differs.</summary>
    /// <param name="op">The op.</param>
    /// <param name="golden">The case.</param>
    /// <param name="device">Where inputs, variables and gradients lie; host inputs and strings stay on the host.</param>
    public static string? Run(OpDefinition op, GoldenCase golden, Device device = default)
    {
        Dictionary<string, Variable> variables = new(StringComparer.Ordinal);
        try
        {
            return Run(op, golden, variables, device);
        }
        finally
        {
            foreach (Variable variable in variables.Values)
            {
                variable.Dispose();
            }
        }
    }

    private static string? Run(OpDefinition op, GoldenCase golden, Dictionary<string, Variable> variables, Device device)
    {
        OpArguments arguments;
        Dictionary<string, Tensor[]> inputs = new(StringComparer.Ordinal);
        try
        {
            arguments = Bind(op, golden, inputs, variables, device);
        }
        catch (Exception exception) when (exception is NotSupportedException or OpException)
        {
            return $"the inputs cannot be made: {exception.Message}";
        }

        using GradientTape tape = new();
        if (golden.Gradient is { } wanted)
        {
            foreach (string input in wanted.OfInputs.Keys.Where(inputs.ContainsKey))
            {
                Array.ForEach(inputs[input], tape.Watch);
            }
        }

        OpResult result;
        try
        {
            using DeviceScope scope = Device.Scope(device);
            result = op.Invoke(arguments);

            // A device says what is wrong with values when it is waited for.
            device.Synchronize();
        }
        catch (OpException exception)
        {
            return Judge(golden, exception) ?? DifferAfterError(golden, variables);
        }

        if (golden.Error is { IsSoft: false } error)
        {
            return $"no error, expected {error.Code}: {error.Message}";
        }

        return DifferOutputs(op, golden, result)
            ?? DifferResources(golden, variables)
            ?? DifferGradients(op, golden, result, inputs, tape, device);
    }

    private static OpArguments Bind(
        OpDefinition op, GoldenCase golden, Dictionary<string, Tensor[]> inputs, Dictionary<string, Variable> variables,
        Device device)
    {
        OpArguments arguments = new();
        foreach ((string name, object value) in golden.Attrs)
        {
            arguments[name] = value;
        }

        foreach ((string name, GoldenArgument argument) in golden.Inputs)
        {
            if (argument.IsResource)
            {
                variables[name] = new Variable(argument.Tensor.ToTensor(), name: name, device: device);
                arguments[name] = variables[name].Handle;
                continue;
            }

            Device place = op.Inputs.Any(input => input.Name == name && input.IsHost) ? Device.Cpu : device;
            inputs[name] = [.. argument.Tensors.Select(tensor => Placed(tensor!, place))];
            arguments[name] = argument.IsList ? inputs[name] : inputs[name][0];
        }

        return arguments;
    }

    private static Tensor Placed(GoldenTensor tensor, Device device) =>
        tensor.Strings is null ? tensor.ToTensor().To(device) : tensor.ToTensor();

    private static string? Judge(GoldenCase golden, OpException exception)
    {
        if (golden.Error is not { } error)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }

        return error.IsInvalidArgument && exception is not InvalidArgumentException
            ? $"{exception.GetType().Name} ({exception.Message}), expected {error.Code}: {error.Message}"
            : null;
    }

    private static string? DifferAfterError(GoldenCase golden, Dictionary<string, Variable> variables)
    {
        foreach ((string name, Variable variable) in variables)
        {
            using Tensor value = variable.Read();
            if (Comparison.DifferBits(value, golden.Inputs[name].Tensor) is { } difference)
            {
                return $"after the error {name} {difference}";
            }
        }

        return null;
    }

    private static string? DifferOutputs(OpDefinition op, GoldenCase golden, OpResult result)
    {
        foreach ((string name, GoldenArgument expected) in golden.Outputs)
        {
            IReadOnlyList<Tensor> got = result.List(name);
            if (got.Count != expected.Tensors.Count)
            {
                return $"{name} has {got.Count} tensors, expected {expected.Tensors.Count}";
            }

            for (int i = 0; i < got.Count; i++)
            {
                if (expected.Tensors[i] is { } tensor
                    && Comparison.Differ(got[i], tensor, Tolerance.Of(op.Name, golden, tensor.DType, false)) is { } difference)
                {
                    return $"{Label(name, expected, i)} {difference}";
                }
            }
        }

        return null;
    }

    private static string? DifferResources(GoldenCase golden, Dictionary<string, Variable> variables)
    {
        foreach ((string name, Variable variable) in variables)
        {
            if (golden.Inputs[name].After is not { } after)
            {
                if (variable.IsInitialized)
                {
                    return $"{name} is still there";
                }

                continue;
            }

            using Tensor value = variable.Read();
            if (Comparison.Differ(value, after, Tolerance.Of(variable.Name, golden, after.DType, false)) is { } difference)
            {
                return $"{name} {difference}";
            }
        }

        return null;
    }

    private static string? DifferGradients(
        OpDefinition op, GoldenCase golden, OpResult result, Dictionary<string, Tensor[]> inputs, GradientTape tape,
        Device device)
    {
        if (golden.Gradient is not { } wanted)
        {
            return null;
        }

        List<Tensor> targets = [];
        List<Tensor?> upstream = [];
        foreach ((string output, GoldenArgument gradient) in wanted.OfOutputs)
        {
            targets.AddRange(result.List(output));
            upstream.AddRange(gradient.Tensors.Select(tensor => tensor is null ? null : Placed(tensor, device)));
        }

        string[] names = [.. wanted.OfInputs.Keys];
        Tensor[] sources = [.. names.SelectMany(name => inputs[name])];
        Gradient?[] got = tape.Gradient(targets, sources, upstream);
        int next = 0;
        foreach (string name in names)
        {
            GoldenArgument? expected = wanted.OfInputs[name];
            for (int i = 0; i < inputs[name].Length; i++, next++)
            {
                GoldenTensor? tensor = expected?.Tensors[i];
                if (DifferGradient(op, golden, got[next], tensor) is { } difference)
                {
                    return $"the gradient of {Label(name, expected, i)} {difference}";
                }
            }
        }

        return null;
    }

    private static string? DifferGradient(OpDefinition op, GoldenCase golden, Tensor? got, GoldenTensor? expected)
    {
        if (got is null || expected is null)
        {
            return got is null && expected is null ? null : $"is {(got is null ? "missing" : "there")}, unlike TensorFlow's";
        }

        return Comparison.Differ(got, expected, Tolerance.Of(op.Name, golden, expected.DType, true));
    }

    private static string Label(string name, GoldenArgument? argument, int index) =>
        argument is { IsList: true } ? $"{name}[{index}]" : name;
}
