using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Runtime.Examples;

/// <summary>Compares the gradient of an example with central differences, in float64.</summary>
internal static class ExampleGradient
{
    // The cube root of the rounding of float64, where the errors of the quotient and of the numbers meet.
    private const double Step = 6e-6;

    private const double Tolerance = 1e-6;

    /// <summary>Asserts that each input that has a gradient has the right one.</summary>
    public static void Check(Example example)
    {
        Assert.True(example.By is { } by && by.Allowed.Contains(ModelDType.Float64), "The op does not take float64.");
        ExampleRun run = new(example with { DType = DType.Float64 });
        Tensor[] sources = [.. Sources(example, run.Arguments)];
        Assert.NotEmpty(sources);
        using GradientTape tape = new();
        tape.Watch(sources);
        Tensor[] outputs = Outputs(run.Invoke());
        Tensor[] weights = [.. outputs.Select((output, i) => Weights(output.Shape, i))];
        Gradient?[] gradients = tape.Gradient(outputs, sources, weights);
        for (int i = 0; i < sources.Length; i++)
        {
            Assert.NotNull(gradients[i]);
            double[] actual = gradients[i]!.ToArray<double>();
            Assert.Equal(sources[i].Count, actual.Length);
            for (int element = 0; element < actual.Length; element++)
            {
                double expected = Difference(run, sources[i], element, weights);
                double slack = Tolerance * Math.Max(1, Math.Abs(expected));
                Assert.True(
                    Math.Abs(expected - actual[element]) <= slack,
                    $"The gradient of input {i} is {actual[element]:R} at {element}; central differences say {expected:R}.");
            }
        }
    }

    private static IEnumerable<Tensor> Sources(Example example, OpArguments arguments)
    {
        foreach (ArgumentModel input in example.Op.Inputs)
        {
            bool isDecided = example.Op.Gradient.Kind != GradientKind.PerInput
                || example.Op.Gradient.Inputs.Any(
                    gradient => gradient.Input == input.Name && gradient.Kind != InputGradientKind.None);
            if (input.IsResource || input.IsHost || !isDecided)
            {
                continue;
            }

            foreach (Tensor tensor in arguments[input.Name] as Tensor[] ?? [(Tensor)arguments[input.Name]!])
            {
                if (tensor.DType == DType.Float64)
                {
                    yield return tensor;
                }
            }
        }
    }

    private static Tensor[] Outputs(OpResult result)
    {
        List<Tensor> outputs = [];
        for (int i = 0; i < result.Count; i++)
        {
            outputs.AddRange(result.List(i).Where(output => output.DType == DType.Float64));
        }

        return [.. outputs];
    }

    // Uneven, so that a transposed or shifted gradient shows.
    private static Tensor Weights(Shape shape, int output)
    {
        Tensor weights = TensorAccess.Allocate(shape, DType.Float64);
        Span<double> values = TensorAccess.Write<double>(weights);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = 0.5 + (((i + output) * 7 % 11) / 10.0);
        }

        return weights;
    }

    private static double Difference(ExampleRun run, Tensor source, int element, Tensor[] weights)
    {
        // The example's own tensor is nudged in place: nothing else holds it once the tape has given its gradients.
        Span<double> values = TensorAccess.Write<double>(source);
        double value = values[element];
        double step = Step * Math.Max(1, Math.Abs(value));
        values[element] = value + step;
        double above = Loss(run, weights);
        values[element] = value - step;
        double below = Loss(run, weights);
        values[element] = value;
        return (above - below) / (2 * step);
    }

    private static double Loss(ExampleRun run, Tensor[] weights)
    {
        Tensor[] outputs = Outputs(run.Invoke());
        double loss = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            foreach ((double output, double weight) in outputs[i].ToArray<double>().Zip(weights[i].ToArray<double>()))
            {
                loss += output * weight;
            }
        }

        return loss;
    }
}
