using System.Numerics;

namespace RawOpsNet.Kernels;

// LAPACK's xGEQR2 and xORG2R: reflectors I - tau v v^H with v[0] = 1, whose tails stay below the diagonal. The diagonal of R
// is real and has the sign opposite to the element it came from, as in LAPACK and Eigen.

/// <summary>The QR factors of one matrix that is stored by columns.</summary>
internal static class HouseholderQr
{
    /// <summary>Turns a matrix into R, on and above its diagonal, and reflectors, below it.</summary>
    /// <param name="matrix">The matrix, column after column.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="tau">The factor of each reflector; as many as the smaller dim.</param>
    public static void Factor<T>(Span<T> matrix, int rows, Span<T> tau)
        where T : unmanaged, INumberBase<T>
    {
        int columns = rows == 0 ? 0 : matrix.Length / rows;
        for (int k = 0; k < tau.Length; k++)
        {
            Span<T> column = matrix.Slice((k * rows) + k, rows - k);
            tau[k] = Reflect(column);
            for (int j = k + 1; j < columns; j++)
            {
                Apply(column[1..], Conjugate(tau[k]), matrix.Slice((j * rows) + k, rows - k));
            }
        }
    }

    /// <summary>Multiplies the reflectors out to the first columns of Q.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> factors, int rows, ReadOnlySpan<T> tau, Span<T> q)
        where T : unmanaged, INumberBase<T>
    {
        int columns = rows == 0 ? 0 : q.Length / rows;
        q.Clear();
        for (int k = 0; k < columns; k++)
        {
            q[(k * rows) + k] = T.One;
        }

        for (int k = tau.Length - 1; k >= 0; k--)
        {
            ReadOnlySpan<T> tail = factors.Slice((k * rows) + k + 1, rows - k - 1);
            for (int j = k; j < columns; j++)
            {
                Apply(tail, tau[k], q.Slice((j * rows) + k, rows - k));
            }
        }
    }

    // xLARFG: makes the reflector that takes a column to a multiple of its first unit vector.
    private static T Reflect<T>(Span<T> column)
        where T : unmanaged, INumberBase<T>
    {
        T first = column[0];
        double scale = 0;
        foreach (T element in column)
        {
            scale = Math.Max(scale, Magnitude(element));
        }

        double tail = SquareSum(column[1..], scale);
        if (scale == 0 || (tail == 0 && T.IsRealNumber(first)))
        {
            return T.Zero;
        }

        double norm = scale * Math.Sqrt(tail + SquareSum(column[..1], scale));
        T beta = T.CreateTruncating(RealPart(first) < 0 ? norm : -norm);
        T inverse = T.One / (first - beta);
        for (int i = 1; i < column.Length; i++)
        {
            column[i] *= inverse;
        }

        column[0] = beta;
        return (beta - first) / beta;
    }

    private static void Apply<T>(ReadOnlySpan<T> tail, T tau, Span<T> column)
        where T : unmanaged, INumberBase<T>
    {
        T product = tau * (column[0] + Dot(tail, column[1..]));
        column[0] -= product;
        Subtract(product, tail, column[1..]);
    }

    private static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        T sum = T.Zero;
        if (Vector<T>.IsSupported)
        {
            Vector<T> sums = Vector<T>.Zero;
            for (; i + Vector<T>.Count <= left.Length; i += Vector<T>.Count)
            {
                sums += new Vector<T>(left[i..]) * new Vector<T>(right[i..]);
            }

            sum = Vector.Sum(sums);
        }

        for (; i < left.Length; i++)
        {
            sum += Conjugate(left[i]) * right[i];
        }

        return sum;
    }

    private static void Subtract<T>(T factor, ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Vector<T> factors = new(factor);
            for (; i + Vector<T>.Count <= source.Length; i += Vector<T>.Count)
            {
                (new Vector<T>(target[i..]) - (factors * new Vector<T>(source[i..]))).CopyTo(target[i..]);
            }
        }

        for (; i < source.Length; i++)
        {
            target[i] -= factor * source[i];
        }
    }

    // Divided by the largest magnitude first, so that no square overflows or vanishes.
    private static double SquareSum<T>(ReadOnlySpan<T> values, double scale)
        where T : unmanaged, INumberBase<T>
    {
        double sum = 0;
        foreach (T value in values)
        {
            double part = Magnitude(value) / scale;
            sum += part * part;
        }

        return sum;
    }

    private static T Conjugate<T>(T value)
        where T : unmanaged => value is Complex complex && Complex.Conjugate(complex) is T conjugate ? conjugate : value;

    private static double Magnitude<T>(T value)
        where T : unmanaged => value is Complex complex ? Complex.Abs(complex) : value is double real ? Math.Abs(real) : 0;

    private static double RealPart<T>(T value)
        where T : unmanaged => value is Complex complex ? complex.Real : value is double real ? real : 0;
}
