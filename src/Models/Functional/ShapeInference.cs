using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>
/// Finds the shapes of a layer's outputs by running it on zeros, twice: dims that are not known are 2 and then 3, and what
/// differs between the outputs is not known either.
/// </summary>
internal static class ShapeInference
{
    private const long First = 2;
    private const long Second = 3;

    [ThreadStatic]
    private static int s_depth;

    /// <summary>Gets whether this thread is finding shapes: what is computed then must leave no trace in a layer.</summary>
    public static bool IsRunning => s_depth > 0;

    public static IReadOnlyList<(Shape Shape, DType DType)> Of(
        Layer layer, IReadOnlyList<(Shape Shape, DType DType)> inputs)
    {
        using TapesPause hidden = Tapes.Pause();
        using TensorScope scope = new();
        Tensors first = Run(layer, inputs, First);
        if (inputs.All(input => input.Shape.IsFullyDefined))
        {
            return [.. first.Select(output => (output.Shape, output.DType))];
        }

        Tensors second = Run(layer, inputs, Second);
        return [.. first.Select((output, i) => (Unite(output.Shape, second[i].Shape), output.DType))];
    }

    private static Tensors Run(Layer layer, IReadOnlyList<(Shape Shape, DType DType)> inputs, long unknown)
    {
        Tensors zeros = new(inputs.Select(input => Zeros(input.Shape, input.DType, unknown)));
        s_depth++;
        try
        {
            return Layer.Apart(() => layer.Invoke(zeros));
        }
        finally
        {
            s_depth--;
        }
    }

    private static Tensor Zeros(Shape shape, DType dtype, long unknown)
    {
        long[] dims = [.. shape.Select(dim => dim < 0 ? unknown : dim)];
        Tensor zeros = TensorAccess.Allocate(dims, dtype, Device.Cpu);
        TensorAccess.Clear(zeros);
        return zeros;
    }

    private static Shape Unite(Shape first, Shape second)
    {
        long[] dims = first.ToArray();
        for (int i = 0; i < dims.Length; i++)
        {
            dims[i] = dims[i] == second[i] ? dims[i] : -1;
        }

        return dims;
    }
}
