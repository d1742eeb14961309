using System.Buffers;
using System.Globalization;
using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// The values of an index tensor as longs: one form for every index dtype, so that kernels are not multiplied by it. Int64
/// indices are read in place; others are widened into a rented array that disposing returns.
/// </summary>
internal ref struct IndexList
{
    private long[]? _rented;

    private IndexList(ReadOnlySpan<long> values, long[]? rented)
    {
        Values = values;
        _rented = rented;
    }

    /// <summary>The values, in row-major order.</summary>
    public ReadOnlySpan<long> Values { get; }

    /// <summary>Reads an index tensor without checking its values.</summary>
    public static IndexList Read(Tensor indices)
    {
        if (indices.DType == DType.Int64)
        {
            return new IndexList(TensorAccess.Read<long>(indices), null);
        }

        long[] rented = Rent(indices.Count, out Span<long> values);
        switch (indices.DType)
        {
            case DType.Int32: Widen(TensorAccess.Read<int>(indices), values); break;
            case DType.Int16: Widen(TensorAccess.Read<short>(indices), values); break;
            case DType.Int8: Widen(TensorAccess.Read<sbyte>(indices), values); break;
            case DType.UInt8: Widen(TensorAccess.Read<byte>(indices), values); break;
            default:
                throw new InvalidArgumentException(
                    $"Indices are int8, uint8, int16, int32 or int64, not {indices.DType.Name}.");
        }

        return new IndexList(values, rented);
    }

    /// <summary>Reads an index tensor, each value of which must lie in [0, size).</summary>
    public static IndexList ReadBelow(long size, in OpSite site, Tensor indices, string argument)
    {
        site.OneSpan(indices, argument);
        IndexList list = Read(indices);
        bool isBad = false;
        foreach (long index in list.Values)
        {
            isBad |= (ulong)index >= (ulong)size;
        }

        if (isBad)
        {
            list.ThrowFirstOutside(size, in site, indices, argument);
        }

        return list;
    }

    /// <summary>Rents room for a list that the caller fills.</summary>
    public static IndexList Rented(long count, out Span<long> values)
    {
        long[] rented = Rent(count, out values);
        return new IndexList(values, rented);
    }

    /// <summary>Names the element of a tensor that stands at a flat place: <c>indices[1, 0]</c>.</summary>
    public static string Place(string argument, ReadOnlySpan<long> dims, long flat)
    {
        string[] places = new string[dims.Length];
        for (int dim = dims.Length - 1; dim >= 0; dim--)
        {
            places[dim] = (flat % dims[dim]).ToString(CultureInfo.InvariantCulture);
            flat /= dims[dim];
        }

        return dims.IsEmpty ? argument : $"{argument}[{string.Join(", ", places)}]";
    }

    /// <summary>Returns what was rented.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    private static long[] Rent(long count, out Span<long> values)
    {
        long[] rented = ArrayPool<long>.Shared.Rent(checked((int)count));
        values = rented.AsSpan(0, (int)count);
        return rented;
    }

    private static void Widen<T>(ReadOnlySpan<T> source, Span<long> target)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = long.CreateTruncating(source[i]);
        }
    }

    private static string Advice(OpMessage text) => text.ToString();

    private void ThrowFirstOutside(long size, in OpSite site, Tensor indices, string argument)
    {
        int flat = 0;
        while ((ulong)Values[flat] < (ulong)size)
        {
            flat++;
        }

        long index = Values[flat];
        string place = Place(argument, indices.Shape.Dims, flat);
        Dispose();
        string advice = size == 0 ? "There is nothing to index."
            : index < 0 && index >= -size ? Advice($"Indices do not count from the end here: write {index + size}.")
            : index < 0 ? "Indices count from 0."
            : Advice($"Indices count from 0, so the last is {size - 1}.");
        site.Invalid(argument, $"{place} is {index}, which is not in [0, {size}). {advice}");
    }
}
