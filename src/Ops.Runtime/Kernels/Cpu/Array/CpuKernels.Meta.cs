using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>What is known of a tensor without reading it, and the arithmetic of shapes.</summary>
internal static partial class CpuKernels
{
    internal static partial void Rank(in RankCall call) => WriteInteger(call.Output, 0, call.Input.Rank);

    internal static partial void Size(in SizeCall call)
    {
        RequireRoom(call.Site, call.Input.Count, call.Output.DType, "input");
        WriteInteger(call.Output, 0, call.Input.Count);
    }

    internal static partial void WriteShape(in ShapeCall call) => WriteDims(call.Site, call.Input.Shape, call.Output);

    internal static partial void WriteShapes(in ShapeNCall call)
    {
        for (int i = 0; i < call.Input.Length; i++)
        {
            WriteDims(call.Site, call.Input[i].Shape, call.Output[i]);
        }
    }

    internal static partial void BroadcastArgs(ref BroadcastArgsCall call)
    {
        Shape first = ShapeIn(call.Site, call.S0, "s0");
        Shape second = ShapeIn(call.Site, call.S1, "s1");
        Shape both = Shapes.Broadcast(call.Site, first, "s0", second, "s1");
        call.R0 = MakeVector(both.Dims, call.S0.DType, call.S0.Device);
    }

    internal static partial void BroadcastGradientArgs(ref BroadcastGradientArgsCall call)
    {
        Shape first = ShapeIn(call.Site, call.S0, "s0");
        Shape second = ShapeIn(call.Site, call.S1, "s1");
        Shape both = Shapes.Broadcast(call.Site, first, "s0", second, "s1");
        call.R0 = MakeVector(StretchedDims(first, second, both.Rank), call.S0.DType, call.S0.Device);
        call.R1 = MakeVector(StretchedDims(second, first, both.Rank), call.S0.DType, call.S0.Device);
    }

    // TF bcast.cc: a dim counts where the operand has 1 (or nothing), unless both are equal and the other has 1 as well;
    // then, when it is a real dim, both sum over it, which changes nothing.
    private static long[] StretchedDims(Shape operand, Shape other, int rank)
    {
        List<long> dims = new(rank);
        if (operand == other)
        {
            return [];
        }

        for (int dim = 0; dim < rank; dim++)
        {
            if (SizeAt(operand, dim, rank) == 1)
            {
                dims.Add(dim);
            }
        }

        return [.. dims];
    }

    private static long SizeAt(Shape shape, int dim, int rank)
    {
        int place = dim - (rank - shape.Rank);
        return place < 0 ? 1 : shape[place];
    }

    private static Shape ShapeIn(in OpSite site, Tensor vector, string argument) => Shapes.ValueOf(site, vector, argument);

    private static Tensor MakeVector(ReadOnlySpan<long> values, DType dtype, Device device)
    {
        Tensor vector = TensorAccess.Allocate([values.Length], dtype, device);
        for (int i = 0; i < values.Length; i++)
        {
            WriteInteger(vector, i, values[i]);
        }

        return vector;
    }

    private static void WriteDims(in OpSite site, Shape shape, Tensor output)
    {
        for (int i = 0; i < shape.Rank; i++)
        {
            RequireRoom(in site, shape[i], output.DType, "input");
            WriteInteger(output, i, shape[i]);
        }
    }

    private static void RequireRoom(in OpSite site, long value, DType dtype, string argument)
    {
        if (dtype == DType.Int32 && value > int.MaxValue)
        {
            site.Invalid(argument, $"{argument} has size {value}, which int32 does not hold; ask for int64.");
        }
    }

    private static void WriteInteger(Tensor output, int index, long value)
    {
        if (output.DType == DType.Int64)
        {
            TensorAccess.Write<long>(output)[index] = value;
        }
        else
        {
            TensorAccess.Write<int>(output)[index] = (int)value;
        }
    }
}
