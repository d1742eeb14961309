using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The memory of a call: what does not fit, or is too long for one span, is named with op and argument.</summary>
public readonly partial struct OpSite
{
    // Smaller blocks are not worth a handler on the path of every call: where there is no such block the process is lost.
    private const long LargeElements = 1 << 16;

    /// <summary>Allocates an output, registered in the open scope.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dtype">The dtype.</param>
    /// <param name="device">The device.</param>
    /// <param name="output">The output's name, for the error.</param>
    /// <exception cref="ResourceExhaustedException">It does not fit in memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Tensor Allocate(Shape shape, DType dtype, Device device, string output)
    {
        long count = shape.ElementCount;
        return count <= LargeElements
            ? TensorAccess.AllocateCounted(shape, count, dtype, device)
            : AllocateLarge(shape, count, dtype, device, output);
    }

    /// <summary>Allocates a list of outputs.</summary>
    /// <param name="shapes">Their shapes.</param>
    /// <param name="dtype">Their dtype.</param>
    /// <param name="device">Their device.</param>
    /// <param name="output">The list's name, for the error.</param>
    /// <exception cref="ResourceExhaustedException">They do not fit in memory.</exception>
    public Tensor[] Allocate(ReadOnlySpan<Shape> shapes, DType dtype, Device device, string output)
    {
        Tensor[] outputs = new Tensor[shapes.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            long count = shapes[i].ElementCount;
            outputs[i] = count <= LargeElements
                ? TensorAccess.AllocateCounted(shapes[i], count, dtype, device)
                : AllocateLarge(shapes[i], count, dtype, device, Item(output, i));
        }

        return outputs;
    }

    /// <summary>Gives the elements of an input.</summary>
    /// <exception cref="InvalidArgumentException">There are more than a span holds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Read<T>(Tensor input, string argument)
        where T : struct => Write<T>(input, argument);

    /// <summary>Gives the elements of an output, to be written.</summary>
    /// <exception cref="InvalidArgumentException">There are more than a span holds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Write<T>(Tensor output, string argument)
        where T : struct
    {
        OneSpan(output, argument);
        return TensorAccess.Write<T>(output);
    }

    /// <summary>Requires a tensor whose elements can be seen as one span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OneSpan(Tensor tensor, string argument)
    {
        if (tensor.Count > int.MaxValue)
        {
            ThrowTooLong(tensor, argument);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Tensor AllocateLarge(Shape shape, long count, DType dtype, Device device, string output)
    {
        try
        {
            return TensorAccess.AllocateCounted(shape, count, dtype, device);
        }
        catch (Exception inner) when (inner is ResourceExhaustedException or OutOfMemoryException)
        {
            Int128 bytes = (Int128)count * (dtype == DType.String ? Unsafe.SizeOf<TString>() : dtype.Size);
            string message = Format(
                $"{output} of shape {shape} and dtype {dtype.Name} takes {bytes} bytes, which do not fit in memory; "
                + $"{MemoryCounters.LiveBytes} bytes are in use.");
            throw new ResourceExhaustedException(message, Op, Label, output, inner);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowTooLong(Tensor tensor, string argument) => Invalid(
        Format(
            $"{argument} of shape {tensor.Shape} and dtype {tensor.DType.Name} has {tensor.Count} elements; this op takes "
            + $"at most {int.MaxValue}."),
        argument);
}
