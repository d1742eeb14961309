using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Tests.Runtime.Examples;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>Gradients of the examples that ask for it, against differences, in float64 and complex128.</summary>
public class ExampleGradientTests
{
    // Ops and inputs whose gradient is made of something that TensorFlow, and so the record, gives no gradient.
    private static readonly Dictionary<string, string> NoSecondOrder = new(StringComparer.Ordinal)
    {
        ["Igamma.a"] = "the second derivative in a has no closed form; IgammaGradA has a gradient in x alone",
        ["Igammac.a"] = "the second derivative in a has no closed form; IgammaGradA has a gradient in x alone",
        ["SoftmaxCrossEntropyWithLogits.labels"] = "the output backprop passes its gradient to features alone",
    };

    public static TheoryData<string> Cases() => ExampleSet.Where(IsFirstOfItsKind);

    public static TheoryData<string> ElementwiseCases() => ExampleSet.Where(example =>
        IsFirstOfItsKind(example) && example.Op.Kernels.Any(kernel => kernel is ElementwiseKernel)
        && new GradientCase(example).TakesOnlyPoints);

    public static TheoryData<string> BroadcastCases() => ExampleSet.Where(example =>
        IsFirstOfItsKind(example) && example.Op.Inputs.Count == 2
        && example.Op.Shape.Outputs.Any(entry => entry.Expression is Call { Function: "broadcast" })
        && new GradientCase(example).TakesOnlyPoints);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_tape_agrees_with_central_differences(string name)
    {
        GradientCase example = new(ExampleSet.Get(name));

        Assert.NotEmpty(example.Points);
        Assert.Null(CentralDifferences.Differ(example.Run, example.Points, example.Gradients(example.Points)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_the_gradient_agrees_with_central_differences(string name)
    {
        GradientCase example = new(ExampleSet.Get(name));

        Assert.Null(CentralDifferences.Differ(
            example.Gradients, example.Points, example.SecondGradients(example.Points), HasNoSecondOrder));
        bool HasNoSecondOrder(int point) => NoSecondOrder.ContainsKey($"{example.Op}.{example.NameOf(point)}");
    }

    [Theory]
    [MemberData(nameof(ElementwiseCases))]
    public void The_gradient_of_scalars_agrees_with_central_differences(string name)
    {
        GradientCase example = new(ExampleSet.Get(name));
        Tensor[] scalars = [.. example.Points.Select(FirstElement)];

        Assert.Null(CentralDifferences.Differ(example.Run, scalars, example.Gradients(scalars)));
    }

    [Theory]
    [MemberData(nameof(ElementwiseCases))]
    public void The_gradient_of_empty_inputs_is_empty(string name)
    {
        GradientCase example = new(ExampleSet.Get(name));
        Tensor[] empty = [.. example.Points.Select(point => Tensor.Zeros([0, 3], point.DType))];

        Assert.All(example.Gradients(empty), gradient => Assert.Equal([0, 3], gradient.Shape));
    }

    [Theory]
    [MemberData(nameof(BroadcastCases))]
    public void The_gradient_of_a_broadcast_input_is_summed_to_its_shape(string name)
    {
        GradientCase example = new(ExampleSet.Get(name));
        for (int i = 0; i < 2; i++)
        {
            double[] other = example.Points[1 - i].ToArray<double>();
            Tensor[] points = new Tensor[2];
            points[i] = Tensor.From([example.Points[i].ToArray<double>()[0]], [1, 1]);
            points[1 - i] = Tensor.From([other[0], other[0] * 1.25, other[0] * 1.5], [3]);

            Assert.Null(CentralDifferences.Differ(example.Run, points, example.Gradients(points)));
        }
    }

    private static Tensor FirstElement(Tensor point)
    {
        double[] parts = Elements.Parts(point);
        return point.DType.IsComplex
            ? Tensor.From([new System.Numerics.Complex(parts[0], parts[1])], Shape.Scalar)
            : Tensor.From([parts[0]], Shape.Scalar);
    }

    // An example in several dtypes is the same one in float64.
    private static bool IsFirstOfItsKind(Example example) =>
        example.Test.GradCheck && (example.Test.Types.Count == 0 || example.DType == (DType)example.Test.Types[0]);
}
