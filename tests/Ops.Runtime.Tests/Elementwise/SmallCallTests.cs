using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

public class SmallCallTests
{
    // Around one lane, two, four, and the elements from which on several threads work.
    public static TheoryData<int> Lengths => [0, 1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 1000, 32767, 32768, 32769];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Operands_of_one_shape_give_the_bits_of_the_general_way(int length)
    {
        Tensor x = LoopTensors.Uniform([length], 1);
        Tensor y = LoopTensors.Uniform([length], 2);
        Tensor general = TensorAccess.Allocate([length], DType.Float32);
        AddBody<float> body = default;
        Elementwise.Run<float, VectorLanes<float>, AddBody<float>>(ref body, [x, y], [general]);

        Assert.Equal(general.ToArray<float>(), RawOps.AddV2(x, y).ToArray<float>());
        Assert.Equal(x.ToArray<float>().Select(MathF.Abs), RawOps.Abs(x).ToArray<float>());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void An_output_may_be_an_input(int length)
    {
        Tensor x = LoopTensors.Uniform([length], 1);
        Tensor y = LoopTensors.Uniform([length], 2);
        float[] expected = RawOps.AddV2(x, y).ToArray<float>();
        AddBody<float> body = default;
        Elementwise.Run<float, VectorLanes<float>, AddBody<float>>(ref body, x, y, x);

        Assert.Equal(expected, x.ToArray<float>());
    }

    [Fact]
    public void As_many_elements_in_other_dims_are_a_broadcast_where_the_output_has_more()
    {
        Tensor column = Tensor.From<float>([1, 2, 3], [3, 1]);
        Tensor row = Tensor.From<float>([10, 20, 30], [1, 3]);

        Assert.Equal([11, 21, 31, 12, 22, 32, 13, 23, 33], RawOps.AddV2(column, row).ToArray<float>());
    }
}
