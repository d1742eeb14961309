using System.Buffers;
using System.Numerics.Tensors;
using FloatTensor = System.Numerics.Tensors.Tensor<float>;
using NumTensor = System.Numerics.Tensors.Tensor;
using Tensor = RawOpsNet.Tensor;

namespace RawOpsNet.Tests.Hands;

/// <summary>The bridge to System.Numerics.Tensors, and the aliases that docs/tensors.md gives.</summary>
public class SystemTensorTests
{
    [Fact]
    public void Elements_and_dims_go_over_and_back()
    {
        Tensor grid = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        FloatTensor copy = grid.ToSystemTensor<float>();
        copy[1, 2] = 60;
        Tensor<float> back = copy.ToRawOpsTensor();

        Assert.Equal([2, 3], copy.Lengths.ToArray());
        Assert.Equal(new float[,] { { 1, 2, 3 }, { 4, 5, 60 } }, back.Untyped.ToArray2D<float>());
        Assert.Equal([1f, 2, 3, 4, 5, 6], grid.ToArray<float>());
        Assert.Equal(6, grid.As<float>().ToSystemTensor()[1, 2]);
        Assert.Equal([2, 0], Tensor.Zeros([2, 0]).ToSystemTensor<float>().ToRawOpsTensor().Shape.ToArray());
    }

    [Fact]
    public void A_span_sees_the_elements_where_they_are_and_outlives_the_tensor()
    {
        Tensor grid = new int[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        ReadOnlyTensorSpan<int> span = grid.AsReadOnlyTensorSpan<int>();
        ReadOnlySpan<int> flat = grid.AsReadOnlySpan<int>();

        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(
            in System.Runtime.InteropServices.MemoryMarshal.GetReference(flat), in span.GetPinnableReference()));
        grid.Dispose();
        using Tensor other = Tensor.Full([2, 3], 9, DType.Int32);
        Assert.Equal(6, span[1, 2]);
        Assert.Equal([2, 3], span.Lengths.ToArray());
    }

    [Fact]
    public void Strided_spans_are_read_and_written_in_their_order()
    {
        FloatTensor grid = NumTensor.Create<float>([1, 2, 3, 4, 5, 6], [2, 3]);
        Tensor<float> column = grid.AsReadOnlyTensorSpan([NRange.All, 1..2]).ToRawOpsTensor();
        TensorSpan<float> last = grid.AsTensorSpan([NRange.All, 2..]);
        ((Tensor)new float[,] { { 30 }, { 60 } }).CopyTo(last);

        Assert.Equal([2, 1], column.Shape.ToArray());
        Assert.Equal([2f, 5], column.ToArray());
        Assert.Equal([1f, 2, 30, 4, 5, 60], grid.ToRawOpsTensor().ToArray());
        Assert.Equal([30f, 60], last.ToRawOpsTensor().ToArray());
    }

    [Fact]
    public void A_scalar_becomes_a_vector_of_one_element()
    {
        Assert.Equal([1], ((Tensor)7).ToSystemTensor<int>().Lengths.ToArray());
        Assert.Equal(7, ((Tensor)7).AsReadOnlyTensorSpan<int>()[0]);
    }

    [Fact]
    public void Dtypes_and_shapes_that_differ_are_refused_before_anything_is_written()
    {
        float[] target = new float[3];
        Assert.Equal(
            "destination has shape [3]; the tensor has [2], and both must be the same.",
            Assert.Throws<InvalidArgumentException>(
                () => ((Tensor)new[] { 1f, 2 }).CopyTo(new TensorSpan<float>(target))).Message);
        Assert.Equal([0f, 0, 0], target);
        Assert.Throws<InvalidArgumentException>(() => ((Tensor)7).ToSystemTensor<float>());
        Assert.Throws<InvalidArgumentException>(() => NumTensor.Create([1m]).ToRawOpsTensor());
    }

    [Fact]
    public void TensorPrimitives_run_over_the_elements()
    {
        Tensor x = new[] { 3f, 4 };
        float[] halves = new float[2];
        TensorPrimitives.Multiply(x.AsReadOnlySpan<float>(), 0.5f, halves);

        Assert.Equal(5, TensorPrimitives.Norm(x.AsReadOnlySpan<float>()));
        Assert.Equal([1.5f, 2], ((Tensor)halves).ToArray<float>());
        Assert.Equal(25, NumTensor.Dot(x.AsReadOnlyTensorSpan<float>(), x.AsReadOnlyTensorSpan<float>()));
    }
}
