using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Shapes and all indices are checked before the first element is written, so that a call that throws has changed nothing.

/// <summary>What the scatters into a variable have in common: by rows of the first dim, or by coordinates.</summary>
internal static class ResourceRows
{
    /// <summary>Applies slices at places along the first dim.</summary>
    public static void Scatter<T, TOperator>(in OpSite site, Tensor variable, Tensor indices, Tensor updates)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T>
    {
        bool isScalar = CheckSlices(in site, variable.Shape, indices.Shape, updates.Shape);
        using IndexList rows = IndexList.ReadBelow(variable.Shape[0], site, indices, "indices");
        if (UpdateBatch.Current is not null && DeferScatter<T, TOperator>(site, variable, indices, updates))
        {
            return;
        }

        long width = RowMajor.Count(variable.Shape.Dims[1..]);
        RowUpdate.Run<T, TOperator>(
            TensorAccess.Read<T>(updates), rows.Values, TensorAccess.Write<T>(variable), width, isScalar);
    }

    /// <summary>Copies slices to places along the first dim; the last of several for one place stays.</summary>
    public static void ScatterCopy<T>(in OpSite site, Tensor variable, Tensor indices, Tensor updates)
        where T : struct
    {
        bool isScalar = CheckSlices(in site, variable.Shape, indices.Shape, updates.Shape);
        using IndexList rows = IndexList.ReadBelow(variable.Shape[0], site, indices, "indices");
        if (UpdateBatch.Current is not null && DeferScatterCopy<T>(site, variable, indices, updates))
        {
            return;
        }

        long width = RowMajor.Count(variable.Shape.Dims[1..]);
        Copy(TensorAccess.Read<T>(updates), rows.Values, TensorAccess.Write<T>(variable), (int)width, isScalar);
    }

    /// <summary>Applies slices at rows of coordinates.</summary>
    public static void ScatterNd<T, TOperator>(
        in OpSite site, Tensor variable, Tensor indices, Tensor updates, string? policy)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T>
    {
        long width = CheckCoordinates(in site, variable.Shape, indices.Shape, updates.Shape);
        bool skips = CoordinateRows.Skips(site, policy);
        using IndexList rows = CoordinateRows.Read(site, indices, variable.Shape.Dims, skips);
        if (UpdateBatch.Current is not null && DeferScatterNd<T, TOperator>(site, variable, indices, updates, policy))
        {
            return;
        }

        RowUpdate.Run<T, TOperator>(
            TensorAccess.Read<T>(updates), rows.Values, TensorAccess.Write<T>(variable), width, isScalar: false);
    }

    /// <summary>Copies slices to rows of coordinates; the last of several for one place stays.</summary>
    public static void ScatterNdCopy<T>(in OpSite site, Tensor variable, Tensor indices, Tensor updates, string? policy)
        where T : struct
    {
        long width = CheckCoordinates(in site, variable.Shape, indices.Shape, updates.Shape);
        bool skips = CoordinateRows.Skips(site, policy);
        using IndexList rows = CoordinateRows.Read(site, indices, variable.Shape.Dims, skips);
        if (UpdateBatch.Current is not null && DeferScatterNdCopy<T>(site, variable, indices, updates, policy))
        {
            return;
        }

        Copy(TensorAccess.Read<T>(updates), rows.Values, TensorAccess.Write<T>(variable), (int)width, isScalar: false);
    }

    /// <summary>Refuses a divisor of 0 among integers, before anything is divided.</summary>
    public static void CheckDivisors<T>(in OpSite site, Tensor updates)
        where T : unmanaged, IEquatable<T>
    {
        int zero = TensorAccess.Read<T>(updates).IndexOf(default(T));
        if (zero >= 0)
        {
            site.Invalid("updates", $"{IndexList.Place("updates", updates.Shape.Dims, zero)} is 0: Integer division by zero.");
        }
    }

    // Apart from the methods that run: what a closure captures is allocated where a batch is open, and only there.
    private static bool DeferScatter<T, TOperator>(OpSite site, Tensor variable, Tensor indices, Tensor updates)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T> =>
        UpdateBatch.TryDefer([variable, indices, updates], all => Scatter<T, TOperator>(in site, all[0], all[1], all[2]));

    private static bool DeferScatterCopy<T>(OpSite site, Tensor variable, Tensor indices, Tensor updates)
        where T : struct =>
        UpdateBatch.TryDefer([variable, indices, updates], all => ScatterCopy<T>(in site, all[0], all[1], all[2]));

    private static bool DeferScatterNd<T, TOperator>(
        OpSite site, Tensor variable, Tensor indices, Tensor updates, string? policy)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T> =>
        UpdateBatch.TryDefer(
            [variable, indices, updates], all => ScatterNd<T, TOperator>(in site, all[0], all[1], all[2], policy));

    private static bool DeferScatterNdCopy<T>(OpSite site, Tensor variable, Tensor indices, Tensor updates, string? policy)
        where T : struct =>
        UpdateBatch.TryDefer([variable, indices, updates], all => ScatterNdCopy<T>(in site, all[0], all[1], all[2], policy));

    private static void Copy<T>(
        ReadOnlySpan<T> source, ReadOnlySpan<long> rows, Span<T> target, int width, bool isScalar)
        where T : struct
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0 || width == 0)
            {
                continue;
            }

            Span<T> row = target.Slice((int)(rows[i] * width), width);
            if (isScalar)
            {
                row.Fill(source[0]);
            }
            else
            {
                source.Slice(i * width, width).CopyTo(row);
            }
        }
    }

    /// <summary>Checks the shapes of a scatter by rows, and tells whether one number goes to all of them.</summary>
    public static bool CheckSlices(in OpSite site, Shape variable, Shape indices, Shape updates)
    {
        site.RankAtLeast(1, variable, "resource");
        bool isScalar = updates.Rank == 0;
        bool fits = isScalar
            || (updates.Rank == indices.Rank + variable.Rank - 1
                && updates.Dims[..indices.Rank].SequenceEqual(indices.Dims)
                && updates.Dims[indices.Rank..].SequenceEqual(variable.Dims[1..]));
        if (!fits)
        {
            Coordinates expected = new([.. indices.Dims, .. variable.Dims[1..]]);
            site.Invalid("updates", $"updates has shape {updates}; it must be {expected} or [].");
        }

        return isScalar;
    }

    /// <summary>Checks the shapes of a scatter by coordinates, and gives the elements of a slice.</summary>
    public static long CheckCoordinates(in OpSite site, Shape variable, Shape indices, Shape updates)
    {
        site.RankAtLeast(1, variable, "ref");
        site.RankAtLeast(1, indices, "indices");
        long depth = indices[^1];
        if (depth > variable.Rank)
        {
            site.Invalid("indices", $"indices names {depth} dims, but ref has rank {variable.Rank}.");
        }

        ReadOnlySpan<long> outer = indices.Dims[..^1];
        ReadOnlySpan<long> inner = variable.Dims[(int)depth..];
        bool fits = updates.Rank == outer.Length + inner.Length
            && updates.Dims[..outer.Length].SequenceEqual(outer)
            && updates.Dims[outer.Length..].SequenceEqual(inner);
        if (!fits)
        {
            Coordinates expected = new([.. outer, .. inner]);
            site.Invalid("updates", $"updates has shape {updates}; it must be {expected}.");
        }

        return RowMajor.Count(inner);
    }
}
