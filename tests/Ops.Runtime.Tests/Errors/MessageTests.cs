using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Errors;

/// <summary>Messages name the op, the argument and both values; of a list, the place in it.</summary>
public class MessageTests
{
    private static readonly Tensor Matrix = Tensor.From([1f, 2, 3, 4, 5, 6], [2, 3]);

    [Fact]
    public void An_axis_of_several_is_named_by_its_place()
    {
        Assert.Equal(
            "Sum: axis[1] is 5; it must lie in [-2, 2) for rank 2. Write -1 or 1 for the last dim.",
            Message(() => RawOps.Sum(Matrix, new[] { 0, 5 })));
        Assert.Equal(
            "Max: axis[0] is -3; it must lie in [-2, 2) for rank 2. Write -2 or 0 for the first dim.",
            Message(() => RawOps.Max(Matrix, new[] { -3 })));
        Assert.Equal(
            "Mean: axis is 2; it must lie in [-2, 2) for rank 2. Write -1 or 1 for the last dim.",
            Message(() => RawOps.Mean(Matrix, 2)));
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

    [Fact]
    public void An_output_that_does_not_fit_in_memory_is_named_with_its_bytes()
    {
        ResourceExhaustedException error =
            Assert.Throws<ResourceExhaustedException>(() => RawOps.Fill(new[] { 1L << 45 }, 1f, name: "huge"));

        Assert.Equal("Fill", error.Op);
        Assert.Equal("huge", error.Label);
        Assert.Equal("output", error.Argument);
        Assert.StartsWith(
            $"Fill 'huge': output of shape [{1L << 45}] and dtype float32 takes {1L << 47} bytes, which do not fit in memory; ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_no_number_of_64_bits_holds_are_named_too()
    {
        ResourceExhaustedException error =
            Assert.Throws<ResourceExhaustedException>(() => RawOps.Fill(new[] { 1L << 62 }, 1d));

        Assert.Contains($" takes {(Int128)1 << 65} bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_too_long_for_a_kernel_is_named_with_its_op()
    {
        const long Count = (1L << 31) + 16;
        using TensorScope scope = new();
        Tensor longer = TensorAccess.Allocate([Count], DType.Int8);
        Tensor one = Tensor.From<sbyte>([1], [1]);

        AssertTooLong("Unique", "x", () => RawOps.Unique(longer));
        AssertTooLong("Where", "condition", () => RawOps.Where(longer));
        AssertTooLong("ArgMax", "input", () => RawOps.ArgMax(longer, 0));
        AssertTooLong("Cumsum", "x", () => RawOps.Cumsum(longer, 0));
        AssertTooLong("TopKV2", "input", () => RawOps.TopKV2(longer, 1));
        AssertTooLong("GatherV2", "params", () => RawOps.GatherV2(longer, new[] { 0 }, 0));
        AssertTooLong("ConcatV2", "output", () => RawOps.ConcatV2([longer, one], 0));
        AssertTooLong("Split", "value", () => RawOps.Split(0, longer, 2));
    }

    private static void AssertTooLong(string op, string argument, Action call)
    {
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(call);

        Assert.Equal((op, argument), (error.Op, error.Argument));
        Assert.Contains($"elements; this op takes at most {int.MaxValue}.", error.Message, StringComparison.Ordinal);
    }

    private static string Message(Action call) => Assert.Throws<InvalidArgumentException>(call).Message;
}
