using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Reads and assigns the part of a tensor that the items between brackets name; the order is NumPy's.</summary>
internal static class TensorIndexing
{
    /// <summary>
    /// Reads by StridedSlice and GatherV2: along one dim where one tensor stands alone, by rows of the whole otherwise.
    /// </summary>
    public static Tensor Read(Tensor input, ReadOnlySpan<TensorIndex> items)
    {
        input.RequireReadable("StridedSlice", null, "input");
        IndexedTensor place = new(input.DType, input.Shape, input.Device);
        int selector = Check(place, items, out int left, out bool isAlone);
        if (selector < 0)
        {
            return Plan(place, items, left, stackalloc long[3 * (input.Rank + items.Length)], out _).Cut(input);
        }

        return isAlone ? ReadAlong(input, place, items, selector, left) : new IndexGrid(place, items, left).Read(input);
    }

    /// <summary>Writes into a variable by ResourceStridedSliceAssign or ResourceScatterNdUpdate, all or nothing.</summary>
    public static void Assign(Variable variable, ReadOnlySpan<TensorIndex> items, Tensor value)
    {
        IndexedTensor place = new(variable.DType, variable.Shape, variable.Device, variable.Name);
        int selector = Check(place, items, out int left, out _);
        Tensor fitting = AssignedValue.Of(variable, value);
        if (selector >= 0)
        {
            new IndexGrid(place, items, left).Assign(variable, fitting);
            return;
        }

        Plan(place, items, left, stackalloc long[3 * (place.Shape.Rank + items.Length)], out _).Assign(variable, fitting);
    }

    // Gives the place of the first tensor among the items, or -1.
    private static int Check(IndexedTensor place, ReadOnlySpan<TensorIndex> items, out int left, out bool isAlone)
    {
        int selector = -1;
        int named = 0;
        bool hasEllipsis = false;
        isAlone = true;
        for (int i = 0; i < items.Length; i++)
        {
            TensorIndex item = items[i];
            named += item.NamedDims;
            switch (item.Kind)
            {
                case TensorIndexKind.Ellipsis:
                    hasEllipsis = !hasEllipsis ? true : throw place.Refused("there are two ellipses; one at most can be told.");
                    break;
                case TensorIndexKind.Tensor:
                    isAlone &= selector < 0;
                    selector = selector < 0 ? i : selector;
                    place.RequireSelector(item.Tensor!, i);
                    break;
                default:
                    isAlone &= item.Kind != TensorIndexKind.Element;
                    break;
            }
        }

        int rank = place.Shape.Rank;
        left = named <= rank
            ? rank - named
            : throw place.Refused($"the items between the brackets name {named} dims, but it has rank {rank}.");

        // The masks of StridedSlice have a bit for each item.
        return rank + items.Length <= 62
            ? selector
            : throw place.Refused($"{items.Length} items and {rank} dims are more than 62 together.");
    }

    // Tensors take their dims whole; gathered is the dim of the slice at which the first stands.
    private static SlicePlan Plan(
        IndexedTensor place, ReadOnlySpan<TensorIndex> items, int left, Span<long> room, out int gathered)
    {
        SlicePlan plan = new(room);
        int axis = 0;
        gathered = 0;
        for (int i = 0; i < items.Length; i++)
        {
            TensorIndex item = items[i];
            switch (item.Kind)
            {
                case TensorIndexKind.Element:
                    plan.AddElement(place.Element(item.First!.Value, i, axis));
                    break;
                case TensorIndexKind.Slice:
                    (long? start, long? stop) = item.Bounds(place.Shape[axis]);
                    plan.AddSlice(start, stop, item.Stride);
                    break;
                case TensorIndexKind.NewAxis:
                    plan.AddNewAxis();
                    break;
                default:
                    gathered = item.Kind == TensorIndexKind.Tensor ? plan.OutputRank : gathered;
                    plan.AddWhole(item.Kind == TensorIndexKind.Ellipsis ? left : item.NamedDims);
                    break;
            }

            axis += item.Kind == TensorIndexKind.Ellipsis ? left : item.NamedDims;
        }

        return plan;
    }

    private static Tensor ReadAlong(Tensor input, IndexedTensor place, ReadOnlySpan<TensorIndex> items, int selector, int left)
    {
        int axis = 0;
        foreach (TensorIndex item in items[..selector])
        {
            axis += item.Kind == TensorIndexKind.Ellipsis ? left : item.NamedDims;
        }

        Tensor tensor = items[selector].Tensor!;
        Tensor places = tensor.DType == DType.Bool
            ? place.WhereTrue(tensor, axis)
            : place.Normalized(tensor, selector, axis);
        SlicePlan plan =
            Plan(place, items, left, stackalloc long[3 * (input.Rank + items.Length)], out int gathered);
        Tensor slice = plan.IsWhole ? input : plan.Cut(input);
        Tensor merged = tensor.DType == DType.Bool && tensor.Rank > 1
            ? RawOps.Reshape(slice, Merged(slice.Shape, gathered, tensor.Rank))
            : slice;
        Tensor result = RawOps.GatherV2(merged, places, gathered);
        if (!Tapes.IsRecording)
        {
            if (!ReferenceEquals(slice, input))
            {
                slice.Dispose();
            }

            if (!ReferenceEquals(places, tensor))
            {
                places.Dispose();
            }
        }

        return result;
    }

    // As tf.boolean_mask: the masked dims as one.
    private static Shape Merged(Shape shape, int axis, int count) =>
        shape[..axis].Concat([shape[axis..(axis + count)].ElementCount]).Concat(shape[(axis + count)..]);
}
