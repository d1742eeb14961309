using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Turns rows of coordinates, as GatherNd and ScatterNd take them, into numbers of slices.</summary>
internal static class CoordinateRows
{
    /// <summary>Tells whether a policy skips rows that lie outside; a policy that is none throws.</summary>
    public static bool Skips(in OpSite site, string? policy)
    {
        switch (policy)
        {
            case null or "" or "DEFAULT" or "ERROR":
                return false;
            case "IGNORE":
                return true;
            default:
                site.Invalid(
                    "bad_indices_policy", $"bad_indices_policy is '{policy}'; it must be DEFAULT, ERROR, IGNORE or empty.");
                return false;
        }
    }

    /// <summary>Reads the number of the slice that each row names; -1 where a row lies outside and is to be skipped.</summary>
    /// <param name="site">The call.</param>
    /// <param name="indices">The coordinates: [..., depth].</param>
    /// <param name="dims">The dims of the tensor that they name slices of; the first depth of them count.</param>
    /// <param name="skips">Whether to skip a row that lies outside; otherwise it throws.</param>
    public static IndexList Read(in OpSite site, Tensor indices, ReadOnlySpan<long> dims, bool skips)
    {
        ReadOnlySpan<long> outer = indices.Shape.Dims[..^1];
        int depth = (int)indices.Shape.Dims[^1];
        dims = dims[..depth];
        using IndexList coordinates = IndexList.Read(indices);
        IndexList list = IndexList.Rented(RowMajor.Count(outer), out Span<long> rows);
        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<long> coordinate = coordinates.Values.Slice(row * depth, depth);
            rows[row] = Flatten(coordinate, dims);
            if (rows[row] < 0 && !skips)
            {
                list.Dispose();
                string place = IndexList.Place("indices", outer, row);
                site.Invalid("indices", $"{place} is {new Coordinates(coordinate)}, outside {new Coordinates(dims)}.");
            }
        }

        return list;
    }

    private static long Flatten(ReadOnlySpan<long> coordinate, ReadOnlySpan<long> dims)
    {
        long row = 0;
        for (int i = 0; i < coordinate.Length; i++)
        {
            if ((ulong)coordinate[i] >= (ulong)dims[i])
            {
                return -1;
            }

            row = (row * dims[i]) + coordinate[i];
        }

        return row;
    }
}
