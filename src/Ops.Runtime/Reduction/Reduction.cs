using System.ComponentModel;

namespace RawOpsNet.OpServices;

// Sums and their like. Dims are merged until the reduced one is innermost (runs are reduced to a lane, the lane to an element) or
// a kept one is (rows are added to columns). The order of every combination is a tree that depends on the shape alone, never on
// threads.

/// <summary>Runs the bodies of reductions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Reduction
{
    /// <summary>Reduces dims of an input; on as many threads as the work is worth, with the same bits for any number.</summary>
    /// <remarks>A reduction of no elements gives the initial value, finished. Half types are combined in float32.</remarks>
    /// <param name="body">The body.</param>
    /// <param name="input">The input; bool is carried by byte.</param>
    /// <param name="axes">The dims to reduce: normalised, sorted, each once; none maps and finishes each element.</param>
    /// <param name="output">The output, allocated, with or without dims of 1 in place of those reduced.</param>
    public static void Run<T, TLanes, TBody>(ref TBody body, Tensor input, ReadOnlySpan<int> axes, Tensor output)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IReduceBody<T>
    {
        if (input.DType == DType.Bool)
        {
            Run<T, TLanes, TBody, BoolAccess>(body, input, axes, output);
        }
        else
        {
            Run<T, TLanes, TBody, NumberAccess>(body, input, axes, output);
        }
    }

    private static void Run<T, TLanes, TBody, TAccess>(TBody body, Tensor input, ReadOnlySpan<int> axes, Tensor output)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IReduceBody<T>
        where TAccess : struct, IReduceAccess
    {
        if (output.Count == 0)
        {
            return;
        }

        var loop = new ReduceLoop<T, TBody, TAccess>
        {
            Body = body,
            Input = (T*)TensorAccess.Pointer(input),
            Length = input.Count,
            Output = (T*)TensorAccess.Pointer(output),
            Outputs = output.Count,
        };
        long* memory = stackalloc long[ReducePlan.Size(input.Rank)];
        if (input.Count > 0)
        {
            loop.Plan = ReducePlan.Merge(input.Shape, axes, memory);
        }

        TLanes.Run(ref loop);
    }
}
