using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The lengths of sequences, and the shape of one-hot vectors.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape Range(in RangeShape s)
    {
        s.Site.Scalar(s.Start, "start");
        s.Site.Scalar(s.Limit, "limit");
        s.Site.Scalar(s.Delta, "delta");
        return s.Start.DType switch
        {
            DType.Float16 => RealLength<Half>(in s),
            DType.BFloat16 => RealLength<BFloat16>(in s),
            DType.Float32 => RealLength<float>(in s),
            DType.Float64 => RealLength<double>(in s),
            _ => IntegerLength(in s),
        };
    }

    internal static partial Shape LinSpace(in LinSpaceShape s)
    {
        long num = HostValues.Integer(s.Num);
        if (num <= 0)
        {
            s.Site.Invalid("num", $"num is {num}; it must be at least 1.");
        }

        return Shape.Adopt([num]);
    }

    internal static partial Shape OneHot(in OneHotShape s)
    {
        Shape indices = s.Indices.Shape;
        long depth = HostValues.Integer(s.Depth);
        if (depth < 0)
        {
            s.Site.Invalid("depth", $"depth is {depth}; it must not be negative.");
        }

        if (s.Axis < -1 || s.Axis > indices.Rank)
        {
            s.Site.Invalid("axis", $"axis is {s.Axis}; it must be -1 or in [0, {indices.Rank}], the rank of indices.");
        }

        int axis = s.Axis < 0 ? indices.Rank : (int)s.Axis;
        return Shapes.Of(s.Site, [.. indices.Dims[..axis], depth, .. indices.Dims[axis..]], "output");
    }

    internal static partial Shape InvertPermutation(in InvertPermutationShape s)
    {
        s.Site.Rank(1, s.X.Shape, "x");
        long[] seen = new long[s.X.Count];
        for (int i = 0; i < seen.Length; i++)
        {
            long place = HostValues.Integer(s.X, i);
            if ((ulong)place >= (ulong)seen.Length)
            {
                s.Site.Invalid("x", $"x[{i}] is {place}, which is not in [0, {seen.Length}).");
            }

            if (seen[place] != 0)
            {
                s.Site.Invalid("x", $"x[{i}] is {place}, which x[{seen[place] - 1}] names already.");
            }

            seen[place] = i + 1;
        }

        return s.X.Shape;
    }

    private static Shape IntegerLength(in RangeShape s)
    {
        Int128 start = Whole(s.Start);
        Int128 limit = Whole(s.Limit);
        Int128 delta = Whole(s.Delta);
        CheckDirection(s.Site, start, limit, delta);
        Int128 length = (Int128.Abs(limit - start) + Int128.Abs(delta) - 1) / Int128.Abs(delta);
        return LengthOf(s.Site, length);
    }

    private static Int128 Whole(Tensor value) =>
        value.DType == DType.UInt64 ? TensorAccess.Read<ulong>(value)[0] : HostValues.Integer(value);

    // In T, as TF sequence_ops.cc does: how often the step fits is part of the result.
    private static Shape RealLength<T>(in RangeShape s)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T start = TensorAccess.Read<T>(s.Start)[0];
        T limit = TensorAccess.Read<T>(s.Limit)[0];
        T delta = TensorAccess.Read<T>(s.Delta)[0];
        CheckDirection(s.Site, start, limit, delta);
        T length = T.Ceiling(T.Abs((limit - start) / delta));
        if (!T.IsFinite(length))
        {
            s.Site.Invalid("limit", $"start is {start}, limit is {limit} and delta is {delta}; the range has no finite length.");
        }

        return LengthOf(s.Site, Int128.CreateSaturating(length));
    }

    private static void CheckDirection<T>(in OpSite site, T start, T limit, T delta)
        where T : INumberBase<T>, IComparisonOperators<T, T, bool>
    {
        if (delta == T.Zero || T.IsNaN(delta))
        {
            site.Invalid("delta", $"delta is {delta}; it must be a step up or down.");
        }

        bool leads = delta > T.Zero ? start <= limit : start >= limit;
        if (!leads)
        {
            site.Invalid("delta", $"start is {start} and limit is {limit}, but delta is {delta}, which leads away from limit.");
        }
    }

    private static Shape LengthOf(in OpSite site, Int128 length)
    {
        if (length > long.MaxValue)
        {
            site.Invalid("limit", $"the range has {length} elements, too many for a tensor.");
        }

        return Shape.Adopt([(long)length]);
    }
}
