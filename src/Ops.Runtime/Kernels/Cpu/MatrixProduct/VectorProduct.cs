using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The matrix is read once, so memory sets the pace: it is read along its rows, as it lies. Multiplying and adding in
// two steps costs nothing then, and needs no fused form.

/// <summary>Computes the product of a matrix and a vector.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TLane">Vector of the processor's width.</typeparam>
internal static unsafe class VectorProduct<T, TLane>
    where T : unmanaged, INumberBase<T>
    where TLane : unmanaged, ILane<TLane, T>
{
    // A megabyte, some 15 us of reading.
    private const double BytesOfTwoParts = 1 << 20;
    private const int MaxParts = 16;
    private const int RowsAtOnce = 8;

    // Sums by columns are divided at whole lines, and so that each row gives the prefetcher something to follow.
    private const int ColumnStep = 128;

    /// <summary>Computes the product in parallel.</summary>
    public static void Run(in VectorShape shape, T* x, T* matrix, T* y)
    {
        double bytes = (double)shape.Length * shape.Depth * sizeof(T);
        nint step = shape.IsByRows ? 1 : ColumnStep;
        nint wanted = bytes < BytesOfTwoParts ? 1 : (nint)Math.Min(MaxParts, bytes / (BytesOfTwoParts / 2));
        nint length = Blocking.Ceiling(Blocking.Ceiling(shape.Length, wanted), step) * step;
        var job = new Job(shape, length, x, matrix, y);
        Threads.For(ref job, (int)Blocking.Ceiling(shape.Length, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Dot(T* x, T* row, nint depth)
    {
        TLane sum0 = TLane.Splat(T.Zero);
        TLane sum1 = sum0;
        TLane sum2 = sum0;
        TLane sum3 = sum0;
        nint p = 0;
        for (; p + (4 * TLane.Count) <= depth; p += 4 * TLane.Count)
        {
            sum0 += TLane.Load(x + p) * TLane.Load(row + p);
            sum1 += TLane.Load(x + p + TLane.Count) * TLane.Load(row + p + TLane.Count);
            sum2 += TLane.Load(x + p + (2 * TLane.Count)) * TLane.Load(row + p + (2 * TLane.Count));
            sum3 += TLane.Load(x + p + (3 * TLane.Count)) * TLane.Load(row + p + (3 * TLane.Count));
        }

        for (; p + TLane.Count <= depth; p += TLane.Count)
        {
            sum0 += TLane.Load(x + p) * TLane.Load(row + p);
        }

        T* lanes = stackalloc T[TLane.Count];
        TLane.Store(sum0 + sum1 + (sum2 + sum3), lanes);
        T total = lanes[0];
        for (int lane = 1; lane < TLane.Count; lane++)
        {
            total += lanes[lane];
        }

        for (; p < depth; p++)
        {
            total += x[p] * row[p];
        }

        return total;
    }

    // y stays in the first cache; eight rows at a time, so that it is read and written once for eight.
    private static void AddRows(T* x, T* matrix, nint stride, nint depth, T* y, nint columns)
    {
        nint p = 0;
        for (; p + RowsAtOnce <= depth; p += RowsAtOnce)
        {
            AddEight(x + p, matrix + (p * stride), stride, y, columns);
        }

        for (; p < depth; p++)
        {
            T* row = matrix + (p * stride);
            for (nint column = 0; column < columns; column++)
            {
                y[column] += x[p] * row[column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEight(T* x, T* rows, nint stride, T* y, nint columns)
    {
        TLane x0 = TLane.Splat(x[0]);
        TLane x1 = TLane.Splat(x[1]);
        TLane x2 = TLane.Splat(x[2]);
        TLane x3 = TLane.Splat(x[3]);
        TLane x4 = TLane.Splat(x[4]);
        TLane x5 = TLane.Splat(x[5]);
        TLane x6 = TLane.Splat(x[6]);
        TLane x7 = TLane.Splat(x[7]);
        T* middle = rows + (4 * stride);
        nint column = 0;
        for (; column + TLane.Count <= columns; column += TLane.Count)
        {
            TLane sum = TLane.Load(y + column) + (x0 * TLane.Load(rows + column));
            sum += x1 * TLane.Load(rows + stride + column);
            sum += x2 * TLane.Load(rows + (2 * stride) + column);
            sum += x3 * TLane.Load(rows + (3 * stride) + column);
            sum += x4 * TLane.Load(middle + column);
            sum += x5 * TLane.Load(middle + stride + column);
            sum += x6 * TLane.Load(middle + (2 * stride) + column);
            sum += x7 * TLane.Load(middle + (3 * stride) + column);
            TLane.Store(sum, y + column);
        }

        for (; column < columns; column++)
        {
            T sum = y[column];
            for (int row = 0; row < RowsAtOnce; row++)
            {
                sum += x[row] * rows[(row * stride) + column];
            }

            y[column] = sum;
        }
    }

    private readonly struct Job(in VectorShape shape, nint length, T* x, T* matrix, T* y) : IParallelJob
    {
        private readonly VectorShape _shape = shape;
        private readonly nint _length = length;
        private readonly T* _x = x;
        private readonly T* _matrix = matrix;
        private readonly T* _y = y;

        public void Run(int part)
        {
            nint first = part * _length;
            nint count = Math.Min(_length, _shape.Length - first);
            if (!_shape.IsByRows)
            {
                if (!_shape.Accumulate)
                {
                    new Span<T>(_y + first, checked((int)count)).Clear();
                }

                AddRows(_x, _matrix + first, _shape.Stride, _shape.Depth, _y + first, count);
                return;
            }

            for (nint j = first; j < first + count; j++)
            {
                T sum = Dot(_x, _matrix + (j * _shape.Stride), _shape.Depth);
                _y[j] = _shape.Accumulate ? _y[j] + sum : sum;
            }
        }
    }
}
