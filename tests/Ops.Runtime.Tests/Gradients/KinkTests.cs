using RawOpsNet.Tests.Runtime.Examples;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>Gradients where a function has no derivative, or where the plain rule gives something else.</summary>
public class KinkTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    // ReadVariableOp and ResourceGather: VariableGradientTests. PreventGradient throws where it is differentiated.
    private static readonly string[] NotDifferenced = ["ReadVariableOp", "ResourceGather", "ResourceGatherNd", "PreventGradient"];

    // These have no float64, and no difference that says anything: recorded gradients hold them, and BatchNormTests.
    private static readonly string[] Narrow =
    [
        "FusedBatchNorm", "FusedBatchNormV3", "FusedBatchNormGradV3", "LRN", "MaxPool3D", "MaxPool3DGrad", "MaxPool3DGradGrad",
        "ResizeBilinear", "ResizeBilinearGrad",
    ];

    public static TheoryData<string, double[][], double[][]> Kinks() => new()
    {
        { "Abs", [[-2, 0, 3, NaN]], [[-1, 0, 1, NaN]] },
        { "Relu", [[-1, 0, 2]], [[0, 0, 1]] },
        { "Relu6", [[-1, 0, 3, 6, 7]], [[0, 0, 1, 0, 0]] },
        { "LeakyRelu", [[-1, 0, 2]], [[0.2f, 0.2f, 1]] },
        { "Maximum", [[1, 2, 3], [2, 2, NaN]], [[0, 1, 0], [1, 0, 1]] },
        { "Minimum", [[1, 2, 3], [2, 2, NaN]], [[1, 1, 0], [0, 0, 1]] },
        { "Max", [[2, 2, 1]], [[0.5, 0.5, 0]] },
        { "Min", [[1, 1, 2]], [[0.5, 0.5, 0]] },
        { "Max", [[1, NaN]], [[NaN, NaN]] },
        { "Prod", [[0, 2, 3]], [[6, 0, 0]] },
        { "Prod", [[0, 0, 3]], [[0, 0, 0]] },
        { "Cumprod", [[2, 0, 3]], [[1, 8, 0]] },
        { "ClipByValue", [[0, 1, 0.5, -1, 2, NaN], [0], [1]], [[1, 1, 1, 0, 0, 1], [1], [1]] },
        { "Sign", [[-1, 0, 2]], [[0, 0, 0]] },
        { "Sqrt", [[0]], [[Inf]] },
        { "EuclideanNorm", [[0, 0]], [[NaN, NaN]] },
        { "Atan2", [[0], [0]], [[NaN], [NaN]] },
        { "Pow", [[0, 0, -2], [1, 2, 3]], [[1, 0, 12], [0, 0, 0]] },
        { "DivNoNan", [[1], [0]], [[0], [0]] },
        { "MulNoNan", [[Inf], [0]], [[0], [Inf]] },
        { "SquaredDifference", [[2, 3], [2, 1]], [[0, 4], [0, -4]] },
        { "Softsign", [[-1, 0, Inf]], [[0.25, 1, 0]] },
        { "Acosh", [[0.5, 1]], [[NaN, Inf]] },
    };

    [Theory]
    [MemberData(nameof(Kinks))]
    public void The_gradient_at_a_kink_is_the_decided_one(string op, double[][] values, double[][] expected)
    {
        Tensor[] inputs = Array.ConvertAll(values, Vector);
        using GradientTape tape = new();
        Array.ForEach(inputs, tape.Watch);

        Gradient?[] gradients = tape.Gradient(Call(op, inputs), inputs);

        for (int i = 0; i < expected.Length; i++)
        {
            string? difference = Elements.Differ(Vector(expected[i]), gradients[i]!.Dense(), 1e-7);
            Assert.True(difference is null, $"the gradient of input {i} {difference}");
        }
    }

    [Theory]
    [InlineData("Floor")]
    [InlineData("Ceil")]
    [InlineData("Round")]
    [InlineData("Rint")]
    public void A_step_function_has_no_gradient(string op)
    {
        Tensor x = Vector([-1.5, 0, 2]);
        using GradientTape tape = new();
        tape.Watch(x);

        Assert.Null(tape.Gradient(Call(op, [x]), x));
    }

    [Fact]
    public void Every_op_with_a_gradient_is_compared_with_differences_or_at_a_kink()
    {
        HashSet<string> covered = [.. Kinks().Select(row => (string)row[0]), .. NotDifferenced, .. Narrow];
        string[] missing = [.. ExampleSet.Ops
            .Where(op => !op.Model.Gradient.IsNone && !op.Tests.Tests.Any(test => test.GradCheck))
            .Select(op => op.Model.Name)
            .Where(name => !covered.Contains(name))];

        Assert.True(missing.Length == 0, string.Join(", ", missing));
    }

    private static Tensor Call(string op, Tensor[] inputs)
    {
        OpDefinition definition = OpRegistry.Get(op);
        OpArguments arguments = [];
        for (int i = 0; i < definition.Inputs.Count; i++)
        {
            // The only other input of these ops is the axis.
            arguments[definition.Inputs[i].Name] = i < inputs.Length ? inputs[i] : (Tensor)0;
        }

        return definition.Invoke(arguments)[0];
    }

    private static Tensor Vector(double[] values) => Tensor.From(values, values.Length == 1 ? Shape.Scalar : [values.Length]);
}
