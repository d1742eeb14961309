using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Reads the part of a tensor that the items between brackets name, by StridedSlice, then by GatherV2.</summary>
internal static class TensorIndexing
{
    public static Tensor Read(Tensor input, ReadOnlySpan<TensorIndex> items)
    {
        input.RequireReadable("StridedSlice", null, "input");
        int selector = Selector(input, items);
        int named = 0;
        bool hasEllipsis = false;
        foreach (TensorIndex item in items)
        {
            named += Dims(item);
            if (item.Kind == TensorIndexKind.Ellipsis)
            {
                hasEllipsis = !hasEllipsis ? true : throw Refused(input, "there are two ellipses; one at most can be told.");
            }
        }

        if (named > input.Rank)
        {
            throw Refused(input, $"the items between the brackets name {named} dims, but it has rank {input.Rank}.");
        }

        // The masks of StridedSlice have a bit for each item.
        if (input.Rank + items.Length > 62)
        {
            throw Refused(input, $"{items.Length} items and {input.Rank} dims are more than 62 together.");
        }

        SlicePlan plan = new(stackalloc long[3 * (input.Rank + items.Length)]);
        int axis = 0;
        int gathered = 0;
        for (int i = 0; i < items.Length; i++)
        {
            gathered = i == selector ? plan.OutputRank : gathered;
            axis += Add(ref plan, input, items[i], i, axis, input.Rank - named);
        }

        Tensor slice = plan.IsWhole && selector >= 0 ? input : plan.Cut(input);
        if (selector < 0)
        {
            return slice;
        }

        Tensor result = Select(slice, items[selector].Tensor!, gathered);
        if (!ReferenceEquals(slice, input) && !Tapes.IsRecording)
        {
            slice.Dispose();
        }

        return result;
    }

    // Gives the place of the tensor among the items, or -1.
    private static int Selector(Tensor input, ReadOnlySpan<TensorIndex> items)
    {
        int selector = -1;
        bool picks = false;
        for (int i = 0; i < items.Length; i++)
        {
            picks |= items[i].Kind == TensorIndexKind.Element;
            if (items[i].Kind == TensorIndexKind.Tensor)
            {
                selector = selector < 0
                    ? i
                    : throw Refused(input, "two tensors stand between the brackets; "
                        + "call RawOps.GatherNd with RawOps.Pack of them.");
            }
        }

        // NumPy moves the gathered dims to the front where a slice stands between; two steps say which is meant.
        return selector >= 0 && picks
            ? throw Refused(input, "an integer and a tensor stand between the brackets; index in two steps, as in t[0][tensor].")
            : selector;
    }

    private static int Dims(TensorIndex item) => item.Kind switch
    {
        TensorIndexKind.NewAxis or TensorIndexKind.Ellipsis => 0,
        TensorIndexKind.Tensor when item.Tensor!.DType == DType.Bool => item.Tensor.Rank,
        _ => 1,
    };

    // Gives the number of dims that the item takes up.
    private static int Add(ref SlicePlan plan, Tensor input, TensorIndex item, int position, int axis, int left)
    {
        switch (item.Kind)
        {
            case TensorIndexKind.Element:
                long dim = input.Shape[axis];
                long index = item.First!.Value;
                if (index < -dim || index >= dim)
                {
                    throw OutOfRange(input, index, position, axis, dim);
                }

                plan.AddElement(index);
                return 1;

            case TensorIndexKind.Slice:
                (long? start, long? stop) = item.Bounds(input.Shape[axis]);
                plan.AddSlice(start, stop, item.Stride);
                return 1;

            case TensorIndexKind.NewAxis:
                plan.AddNewAxis();
                return 0;

            default:
                int dims = item.Kind == TensorIndexKind.Ellipsis ? left : Dims(item);
                for (int i = 0; i < dims; i++)
                {
                    plan.AddSlice(null, null, 1);
                }

                return dims;
        }
    }

    private static Tensor Select(Tensor slice, Tensor selector, int axis)
    {
        if (selector.DType != DType.Bool)
        {
            return selector.DType is DType.Int32 or DType.Int64
                ? RawOps.GatherV2(slice, selector, axis)
                : throw Refused(slice, $"a {selector.DType.Name} tensor cannot index; take int32, int64 or bool.");
        }

        Shape covered = selector.Rank > 0
            ? slice.Shape[axis..(axis + selector.Rank)]
            : throw Refused(slice, "a bool scalar cannot index; take a bool tensor with a dim for each that it masks.");
        if (covered != selector.Shape)
        {
            throw Refused(
                slice,
                $"the bool tensor has shape {selector.Shape}, but the dims that it masks, from axis {axis}, are {covered}.");
        }

        // As tf.boolean_mask: the masked dims as one, gathered where true.
        Shape merged = slice.Shape[..axis].Concat([covered.ElementCount]).Concat(slice.Shape[(axis + selector.Rank)..]);
        Tensor flat = RawOps.Reshape(slice, merged);
        Tensor places = RawOps.Reshape(RawOps.Where(RawOps.Reshape(selector, new long[] { -1 })), new long[] { -1 });
        return RawOps.GatherV2(flat, places, axis);
    }

    private static InvalidArgumentException OutOfRange(Tensor input, long index, int position, int axis, long dim)
    {
        string range = dim == 0 ? "that axis is empty" : $"it must be in [{-dim}, {dim})";
        return new(
            $"index {index} (item {position}) is out of range for axis {axis} of size {dim} of the {input.DType.Name} tensor "
            + $"of shape {input.Shape}; {range}.",
            "StridedSlice",
            null,
            "begin");
    }

    private static InvalidArgumentException Refused(Tensor input, string why) =>
        new($"The {input.DType.Name} tensor of shape {input.Shape} cannot be indexed so: {why}", "StridedSlice", null, "input");
}
