using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Finding elements: those that are not zero, and those that are distinct.</summary>
internal static partial class CpuKernels
{
    internal static partial void Where(ref WhereCall call)
    {
        call.Site.OneSpan(call.Condition, "condition");
        call.Index = call.Condition.DType switch
        {
            DType.Float32 => Places<float>(call.Site, call.Condition),
            DType.Float64 => Places<double>(call.Site, call.Condition),
            DType.Float16 => Places<Half>(call.Site, call.Condition),
            DType.BFloat16 => Places<BFloat16>(call.Site, call.Condition),
            DType.Complex64 => Places<Complex64>(call.Site, call.Condition),
            DType.Complex128 => Places<Complex>(call.Site, call.Condition),
            DType.Bool or DType.Int8 or DType.UInt8 or DType.QInt8 or DType.QUInt8 => Places<byte>(call.Site, call.Condition),
            DType.Int16 or DType.UInt16 or DType.QInt16 or DType.QUInt16 => Places<ushort>(call.Site, call.Condition),
            DType.Int32 or DType.UInt32 or DType.QInt32 => Places<uint>(call.Site, call.Condition),
            _ => Places<ulong>(call.Site, call.Condition),
        };
    }

    internal static partial void Unique(ref UniqueCall call)
    {
        call.Site.Rank(1, call.X.Shape, "x");
        call.Site.OneSpan(call.X, "x");
        call.Idx = call.Site.Allocate(call.X.Shape, call.OutIdx, call.X.Device, "idx");
        call.Y = call.X.DType switch
        {
            DType.Float32 => Distinct<float>(call.Site, call.X, call.Idx),
            DType.Float64 => Distinct<double>(call.Site, call.X, call.Idx),
            DType.Float16 => Distinct<Half>(call.Site, call.X, call.Idx),
            DType.BFloat16 => Distinct<BFloat16>(call.Site, call.X, call.Idx),
            DType.Complex64 => Distinct<Complex64>(call.Site, call.X, call.Idx),
            DType.Complex128 => Distinct<Complex>(call.Site, call.X, call.Idx),
            DType.String => Distinct<TString>(call.Site, call.X, call.Idx),
            _ => DistinctBits(call.Site, call.X, call.Idx),
        };
    }

    private static Tensor DistinctBits(in OpSite site, Tensor x, Tensor places)
    {
        switch (x.DType.Size)
        {
            case 1: return Distinct<byte>(site, x, places);
            case 2: return Distinct<ushort>(site, x, places);
            case 4: return Distinct<uint>(site, x, places);
            case 8: return Distinct<ulong>(site, x, places);
            default:
                site.NoKernel(x.DType, "T", DTypes.Storable);
                return x;
        }
    }

    private static Tensor Distinct<T>(in OpSite site, Tensor x, Tensor places)
        where T : struct, IEqualityOperators<T, T, bool>
    {
        using UniqueTable<T> table = new(TensorAccess.Read<T>(x));
        ReadOnlySpan<int> found = table.Places;
        if (places.DType == DType.Int64)
        {
            Span<long> wide = TensorAccess.Write<long>(places);
            for (int i = 0; i < found.Length; i++)
            {
                wide[i] = found[i];
            }
        }
        else
        {
            found.CopyTo(TensorAccess.Write<int>(places));
        }

        Tensor distinct = site.Allocate([table.Count], x.DType, x.Device, "y");
        table.CopyTo(TensorAccess.Write<T>(distinct));
        return distinct;
    }

    private static Tensor Places<T>(in OpSite site, Tensor input)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> values = TensorAccess.Read<T>(input);
        int count = 0;
        foreach (T value in values)
        {
            count += T.IsZero(value) ? 0 : 1;
        }

        int rank = input.Rank;
        Tensor places = site.Allocate([count, rank], DType.Int64, input.Device, "index");
        Span<long> rows = TensorAccess.Write<long>(places);
        if (rank == 1)
        {
            PlacesInRow(values, rows);
            return places;
        }

        Span<long> strides = new long[rank];
        RowMajor.Strides(input.Shape.Dims, strides);
        int at = 0;
        for (int i = 0; i < values.Length && at < rows.Length; i++)
        {
            if (T.IsZero(values[i]))
            {
                continue;
            }

            long rest = i;
            foreach (long stride in strides)
            {
                long place = rest / stride;
                rows[at++] = place;
                rest -= place * stride;
            }
        }

        return places;
    }

    // Every place is written, and the next one over it unless it counts: a branch on the values of a mask would be guessed.
    private static void PlacesInRow<T>(ReadOnlySpan<T> values, Span<long> places)
        where T : unmanaged, INumberBase<T>
    {
        int at = 0;
        for (int i = 0; i < values.Length && (uint)at < (uint)places.Length; i++)
        {
            places[at] = i;
            at += T.IsZero(values[i]) ? 0 : 1;
        }
    }
}
