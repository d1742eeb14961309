using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;
using RawOpsNet.Tests.Runtime.Examples;

namespace RawOpsNet.Tests.Runtime.Elementwise;

/// <summary>
/// An elementwise op gives each element of an output what it gives for the elements of the inputs alone: whatever the shapes, the
/// way they broadcast, the lanes and their tails, and the threads.
/// </summary>
public class OddShapeTests
{
    // Broadcast to each other: rank 0 and 7, size 0, both ways, inner and outer, long rows and tails.
    private static readonly long[][][] Shapes =
    [
        [[], []], [[0], []], [[1], [0]], [[2, 0, 3], [3]], [[0, 1], [1, 0]],
        [[2, 1, 3, 1, 2, 1, 2], [2, 1, 4, 1, 3, 1]], [[1, 1, 1, 1, 1, 1, 1], []], [[7], [1, 1, 1, 1, 7]],
        [[5, 1, 7], [3, 1]], [[3, 67], [67]], [[67, 3], [67, 1]], [[1, 67], [5, 1]], [[129], []], [[], [129]],
        [[64, 1], [1, 65]], [[2, 3, 1, 5, 1], [3, 4, 1, 6]], [[3, 1, 129], [2, 1]],
    ];

    public static TheoryData<string> Ops()
    {
        TheoryData<string> ops = [];
        foreach (OpModel op in ExampleSet.Ops.Select(bound => bound.Model).Where(IsElementwise))
        {
            ops.Add(op.Name);
        }

        return ops;
    }

    [Fact]
    public void Most_elementwise_ops_are_held_to_it() => Assert.InRange(Ops().Count, 80, int.MaxValue);

    [Theory]
    [MemberData(nameof(Ops))]
    public void Each_element_is_what_the_op_gives_for_it_alone(string name)
    {
        OpModel op = ExampleSet.Ops.Select(bound => bound.Model).First(model => model.Name == name);
        foreach (DType dtype in DTypesOf(op))
        {
            for (int k = 0; k < Shapes.Length; k++)
            {
                Check(op, dtype, Shapes[k], seed: k);
            }
        }
    }

    private static void Check(OpModel op, DType dtype, long[][] shapes, int seed)
    {
        bool broadcasts = op.Shape.Outputs.Any(entry => entry.Expression is Call { Function: "broadcast" });
        Tensor[] inputs = [.. op.Inputs.Select((input, i) => Values(input, dtype, shapes[broadcasts ? i : 0], (seed * 31) + i))];
        Tensor output = Invoke(op, inputs);
        ReadOnlySpan<byte> got = TensorAccess.Bytes(output);
        int size = output.DType.Size;
        long[][] places = [.. inputs.Select(input => PlacesOf(input.Shape, output.Shape))];
        for (int i = 0; i < output.Count; i += 1 + (i / 8))
        {
            Tensor[] scalars = [.. inputs.Select((input, k) => Element(input, places[k][i]))];
            using Tensor alone = Invoke(op, scalars);
            Assert.True(
                TensorAccess.Bytes(alone).SequenceEqual(got.Slice(i * size, size)),
                $"{op.Name} of {dtype.Name} {string.Join(" and ", inputs.Select(input => input.Shape))}: element {i} differs");
        }
    }

    private static bool IsElementwise(OpModel op) =>
        op is { Outputs.Count: 1, Inputs.Count: 1 or 2 } && op.Kernels.Any(kernel => kernel is ElementwiseKernel)
        && op.Inputs.All(input => input is { IsResource: false, IsList: false, HasDims: false, IsHost: false })
        && op.Outputs[0] is { IsList: false, HasDims: false };

    private static IEnumerable<DType> DTypesOf(OpModel op) => op.Kernels.OfType<ElementwiseKernel>()
        .SelectMany(kernel => kernel.Types.InOrder()).Select(dtype => (DType)(byte)dtype).Distinct();

    private static Tensor Invoke(OpModel op, Tensor[] inputs)
    {
        OpArguments arguments = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments[op.Inputs[i].Name] = inputs[i];
        }

        return OpRegistry.Get(op.Name).Invoke(arguments)[0];
    }

    // Small numbers without 0: no divisor, exponent or shift count is refused, and functions are inside and outside their domain.
    private static Tensor Values(ArgumentModel input, DType dtype, long[] dims, int seed)
    {
        DType own = input.DType == Generator.Model.DType.Invalid ? dtype : (DType)(byte)input.DType;
        Shape shape = new(dims);
        int[] numbers = [.. Enumerable.Range(0, (int)shape.ElementCount).Select(i => 1 + ((((i + seed) * 7919) + seed) % 6))];
        if (own == DType.Bool)
        {
            return Tensor.From(Array.ConvertAll(numbers, number => number % 2 == 0), shape);
        }

        Tensor whole = RawOps.Cast(Tensor.From(Array.ConvertAll(numbers, number => number + 0d), shape), own);
        if (own.IsInteger)
        {
            return whole;
        }

        double[] signed = Array.ConvertAll(numbers, number => number % 3 == 0 ? -0.375 * number : 0.3125 * number);
        Tensor real = RawOps.Cast(Tensor.From(signed, shape), own);
        return own.IsComplex ? RawOps.Mul(real, RawOps.Cast(Tensor.From(new System.Numerics.Complex(0.75, -0.5)), own)) : real;
    }

    private static Tensor Element(Tensor tensor, long at)
    {
        int size = tensor.DType.Size;
        Tensor scalar = TensorAccess.Allocate(Shape.Scalar, tensor.DType);
        TensorAccess.Bytes(tensor).Slice((int)at * size, size).CopyTo(TensorAccess.Bytes(scalar));
        return scalar;
    }

    // For each element of the output, the element of an input that it is made of.
    private static long[] PlacesOf(Shape input, Shape output)
    {
        long[] places = new long[output.ElementCount];
        for (long i = 0; i < places.Length; i++)
        {
            long rest = i;
            long stride = 1;
            for (int dim = output.Rank - 1, own = input.Rank - 1; dim >= 0; dim--, own--)
            {
                long index = rest % output[dim];
                rest /= output[dim];
                if (own >= 0)
                {
                    places[i] += input[own] == 1 ? 0 : index * stride;
                    stride *= input[own];
                }
            }
        }

        return places;
    }
}
