namespace RawOpsNet.Kernels;

/// <summary>Answers questions about NumPy's broadcasting of two shapes.</summary>
internal static class Broadcasting
{
    /// <summary>Tells whether two shapes broadcast: aligned from the right, dims agree or one of them is 1.</summary>
    public static bool Fits(Shape x, Shape y)
    {
        int rank = Math.Min(x.Rank, y.Rank);
        for (int d = 1; d <= rank; d++)
        {
            long a = x[x.Rank - d];
            long b = y[y.Rank - d];
            if (a != b && a != 1 && b != 1)
            {
                return false;
            }
        }

        return true;
    }
}
