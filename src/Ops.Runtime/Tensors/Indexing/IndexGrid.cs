using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Lists the rows that items with several tensors, or a tensor and integers, name: NumPy's advanced indexing.</summary>
/// <remarks>
/// The tensors and integers broadcast against each other. What they give stands where they stand if they stand side by side, else
/// in front; a tensor of bools stands for as many tensors of integers as it has dims. A row is all that lies behind the last dim
/// that is not taken whole.
/// </remarks>
internal sealed class IndexGrid
{
    private readonly List<IndexPart> _parts = [];
    private readonly Shape _shape;
    private readonly Shape _block;
    private readonly bool _isSideBySide;
    private readonly int _covered;
    private readonly long[] _rows;

    public IndexGrid(IndexedTensor place, ReadOnlySpan<TensorIndex> items, int left)
    {
        _shape = place.Shape;
        Collect(place, items, left);
        _block = Block(place);
        int first = _parts.FindIndex(part => part.Indices is not null);
        int last = _parts.FindLastIndex(part => part.Indices is not null);
        _isSideBySide = _parts[first..last].TrueForAll(part => part.Indices is not null);
        _covered = _parts.FindLast(part => part.Axis >= 0 && !part.IsWhole(_shape)).Axis + 1;
        Output = Compose(first);
        _rows = Rows(first);
    }

    /// <summary>The shape of what is read.</summary>
    public Shape Output { get; }

    public Tensor Read(Tensor input)
    {
        Shape rest = _shape[_covered..];
        Tensor table = RawOps.Reshape(input, new Shape(_shape[.._covered].ElementCount).Concat(rest));
        return RawOps.Reshape(RawOps.GatherV2(table, Tensor.From(_rows, [_rows.Length]), 0), Output);
    }

    public void Assign(Variable variable, Tensor value)
    {
        using TensorScope scope = new();
        Tensor whole = AssignedValue.Broadcast(variable, value, Output);
        long[] coordinates = new long[_rows.Length * _covered];
        for (int row = 0; row < _rows.Length; row++)
        {
            long place = _rows[row];
            for (int axis = _covered - 1; axis >= 0; axis--)
            {
                (place, coordinates[(row * _covered) + axis]) = Math.DivRem(place, _shape[axis]);
            }
        }

        RawOps.ResourceScatterNdUpdate(
            variable.Handle,
            Tensor.From(coordinates, [_rows.Length, _covered]),
            RawOps.Reshape(whole, new Shape(_rows.Length).Concat(_shape[_covered..])));
    }

    private void Collect(IndexedTensor place, ReadOnlySpan<TensorIndex> items, int left)
    {
        int axis = 0;
        for (int i = 0; i < items.Length; i++)
        {
            TensorIndex item = items[i];
            switch (item.Kind)
            {
                case TensorIndexKind.Element:
                    long index = place.Element(item.First!.Value, i, axis);
                    Add(axis, [index < 0 ? index + _shape[axis] : index], Shape.Scalar);
                    axis++;
                    break;
                case TensorIndexKind.Slice:
                    _parts.Add(IndexPart.Slice(axis, _shape[axis], item));
                    axis++;
                    break;
                case TensorIndexKind.NewAxis:
                    _parts.Add(IndexPart.NewAxis);
                    break;
                case TensorIndexKind.Ellipsis:
                    // One that stands for no dims keeps tensors apart all the same.
                    AddWhole(ref axis, left);
                    _parts.Add(IndexPart.Gap);
                    break;
                case TensorIndexKind.Tensor when item.Tensor!.DType == DType.Bool:
                    AddMask(place, item.Tensor, ref axis);
                    break;
                default:
                    Add(axis, place.Indices(item.Tensor!, i, axis), item.Tensor!.Shape);
                    axis++;
                    break;
            }
        }

        AddWhole(ref axis, _shape.Rank - axis);
    }

    private void Add(int axis, long[] indices, Shape shape) => _parts.Add(new IndexPart(axis, indices, shape));

    private void AddWhole(ref int axis, int count)
    {
        for (int end = axis + count; axis < end; axis++)
        {
            _parts.Add(IndexPart.Whole(axis, _shape[axis]));
        }
    }

    private void AddMask(IndexedTensor place, Tensor mask, ref int axis)
    {
        place.RequireMask(mask, axis);
        using Tensor where = RawOps.Where(mask);
        long[,] coordinates = where.ToArray2D<long>();
        for (int dim = 0; dim < mask.Rank; dim++)
        {
            long[] indices = new long[coordinates.GetLength(0)];
            for (int i = 0; i < indices.Length; i++)
            {
                indices[i] = coordinates[i, dim];
            }

            Add(axis++, indices, [indices.Length]);
        }
    }

    private Shape Block(IndexedTensor place)
    {
        Shape block = Shape.Scalar;
        foreach (IndexPart part in _parts.Where(part => part.Indices is not null))
        {
            block = TryBroadcast(block, part.Shape)
                ?? throw place.Refused($"index tensors of shapes {block} and {part.Shape} do not broadcast against each other.");
        }

        return block;
    }

    private static Shape? TryBroadcast(Shape left, Shape right)
    {
        long[] dims = new long[Math.Max(left.Rank, right.Rank)];
        for (int i = 1; i <= dims.Length; i++)
        {
            long a = i <= left.Rank ? left[^i] : 1;
            long b = i <= right.Rank ? right[^i] : 1;
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }

            dims[^i] = a == 1 ? b : a;
        }

        return Shape.Adopt(dims);
    }

    private Shape Compose(int first)
    {
        Shape output = _isSideBySide ? Shape.Scalar : _block;
        for (int i = 0; i < _parts.Count; i++)
        {
            output = i == first && _isSideBySide ? output.Concat(_block) : output;
            output = _parts[i].Indices is null ? output.Concat(_parts[i].Shape) : output;
        }

        return output;
    }

    // The row of an element is a sum over the parts: those of the block go together, the slices each go by themselves.
    private long[] Rows(int first)
    {
        long[] strides = new long[_covered];
        long stride = 1;
        for (int axis = _covered - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= _shape[axis];
        }

        long[] block = new long[_block.ElementCount];
        foreach (IndexPart part in _parts.Where(part => part.Indices is not null))
        {
            part.AddTo(block, _block, strides[part.Axis]);
        }

        long[] rows = _isSideBySide ? [0] : block;
        for (int i = 0; i < _parts.Count; i++)
        {
            IndexPart part = _parts[i];
            if (i == first && _isSideBySide)
            {
                rows = Sums(rows, block);
            }
            else if (part.Indices is null && part.Axis >= 0 && part.Axis < _covered)
            {
                rows = Sums(rows, part.Offsets(strides[part.Axis]));
            }
        }

        return rows;
    }

    private static long[] Sums(long[] outer, long[] inner)
    {
        long[] sums = new long[outer.Length * inner.Length];
        for (int i = 0; i < outer.Length; i++)
        {
            for (int j = 0; j < inner.Length; j++)
            {
                sums[(i * inner.Length) + j] = outer[i] + inner[j];
            }
        }

        return sums;
    }
}
