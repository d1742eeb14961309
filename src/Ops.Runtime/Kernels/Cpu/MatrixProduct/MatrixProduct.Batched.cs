using System.Numerics;

namespace RawOpsNet.Kernels;

internal static unsafe partial class MatrixProduct
{
    // A product of this cost is worth dividing; smaller ones go to one thread each.
    private const double DividedCost = 8_000_000;
    private const int MaxBatchParts = 64;

    /// <summary>Computes one product for each batch.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="shape">Shape of every product.</param>
    /// <param name="a">A of offset 0.</param>
    /// <param name="aOffsets">Elements from <paramref name="a"/> to A of each batch; equal ones share a matrix.</param>
    /// <param name="b">B of offset 0.</param>
    /// <param name="bOffsets">Elements from <paramref name="b"/> to B of each batch.</param>
    /// <param name="c">C of offset 0.</param>
    /// <param name="cOffsets">Elements from <paramref name="c"/> to C of each batch; no two products may overlap.</param>
    public static void MultiplyBatched<T>(
        in ProductShape shape,
        T* a, ReadOnlySpan<long> aOffsets,
        T* b, ReadOnlySpan<long> bOffsets,
        T* c, ReadOnlySpan<long> cOffsets)
        where T : unmanaged, INumberBase<T>
    {
        int batches = cOffsets.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(aOffsets.Length, batches);
        ArgumentOutOfRangeException.ThrowIfNotEqual(bOffsets.Length, batches);
        fixed (long* aOffset = aOffsets)
        fixed (long* bOffset = bOffsets)
        fixed (long* cOffset = cOffsets)
        {
            int parts = BatchParts(shape.Multiplications * Cost<T>(), batches);
            var job = new BatchJob<T>(shape, a, aOffset, b, bOffset, c, cOffset, batches, parts);
            if (parts == 1)
            {
                // On the caller, outside of a parallel job: each product may still divide itself.
                job.Run(0);
            }
            else
            {
                Threads.For(ref job, parts);
            }
        }
    }

    // Time of one multiplication in that of one of floats.
    private static double Cost<T>() =>
        typeof(T) == typeof(float) || typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16) ? 1
        : typeof(T) == typeof(double) ? 2
        : typeof(T) == typeof(Complex64) ? 4
        : typeof(T) == typeof(Complex) ? 8
        : 16;

    private static int BatchParts(double cost, int batches)
    {
        double all = cost * batches;
        if (cost >= DividedCost || all < ProductGrid.Threshold || batches == 1)
        {
            return 1;
        }

        double worth = Math.Min(all / (ProductGrid.Threshold / 2), MaxBatchParts);
        return Math.Min((int)worth, batches);
    }

    private readonly struct BatchJob<T>(
        in ProductShape shape, T* a, long* aOffsets, T* b, long* bOffsets, T* c, long* cOffsets, int batches, int parts)
        : IParallelJob
        where T : unmanaged, INumberBase<T>
    {
        private readonly ProductShape _shape = shape;
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly T* _c = c;
        private readonly long* _aOffsets = aOffsets;
        private readonly long* _bOffsets = bOffsets;
        private readonly long* _cOffsets = cOffsets;
        private readonly int _batches = batches;
        private readonly int _parts = parts;

        public void Run(int part)
        {
            long end = (long)_batches * (part + 1) / _parts;
            for (long batch = (long)_batches * part / _parts; batch < end; batch++)
            {
                Multiply(_shape, _a + _aOffsets[batch], _b + _bOffsets[batch], _c + _cOffsets[batch]);
            }
        }
    }
}
