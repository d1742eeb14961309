using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Errors;

/// <summary>Messages name the op, the argument and both values; of a list, the place in it.</summary>
public class MessageTests
{
    private static readonly Tensor Matrix = Tensor.From([1f, 2, 3, 4, 5, 6], [2, 3]);

    [Fact]
    public void An_axis_of_several_is_named_by_its_place()
    {
        Assert.Equal("Sum: axis[1] is 5; it must lie in [-2, 2) for rank 2.", Message(() => RawOps.Sum(Matrix, new[] { 0, 5 })));
        Assert.Equal("Max: axis[0] is -3; it must lie in [-2, 2) for rank 2.", Message(() => RawOps.Max(Matrix, new[] { -3 })));
        Assert.Equal("Mean: axis is 2; it must lie in [-2, 2) for rank 2.", Message(() => RawOps.Mean(Matrix, 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData((int)DType.Resource)]
    public void A_dtype_that_no_tensor_holds_is_named_with_its_attr_and_op(int dtype)
    {
        string message = Message(() => RawOps.Cast(Matrix, (DType)dtype));

        Assert.StartsWith($"Cast: DstT is {((DType)dtype).Name}; allowed are ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_longer_than_a_span_says_how_long_it_is_and_what_a_span_holds()
    {
        const long Count = (1L << 31) + 16;
        using Tensor tensor = TensorAccess.Allocate([Count], DType.Int8);

        Assert.Equal(
            $"The int8 tensor of shape [{Count}] has {Count} elements; a span holds at most {int.MaxValue}.",
            Message(() => tensor.AsReadOnlySpan<sbyte>()));
        Assert.Equal(
            $"The int8 tensor of shape [{Count}] has {Count} bytes; a span holds at most {int.MaxValue}.",
            Message(() => TensorAccess.Bytes(tensor)));
    }

    private static string Message(Action call) => Assert.Throws<InvalidArgumentException>(call).Message;
}
