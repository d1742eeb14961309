using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Stages 16-bit floats as floats.</summary>
internal readonly unsafe struct WidenedStaging<T, TWidening> : IStaging<T, float>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    private const int Lanes = 16;

    /// <inheritdoc/>
    public static int Planes => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(T* source, float* target, nint plane, nint count, bool conjugate)
    {
        nint i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            ReadLanes(source + i, target + i);
        }

        for (; i < count; i++)
        {
            target[i] = TWidening.Widen(source[i]);
        }
    }

    // The last elements go by a vector of their own, so that they round as the others do.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(float* source, nint plane, T* target, nint count)
    {
        nint i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            WriteLanes(source + i, target + i);
        }

        if (i < count)
        {
            float* wide = stackalloc float[Lanes];
            T* narrow = stackalloc T[Lanes];
            new Span<float>(source + i, (int)(count - i)).CopyTo(new Span<float>(wide, Lanes));
            WriteLanes(wide, narrow);
            new Span<T>(narrow, (int)(count - i)).CopyTo(new Span<T>(target + i, (int)(count - i)));
        }
    }

    /// <inheritdoc/>
    public static void Multiply(in ProductShape shape, in StagedBlock<float> block) =>
        MatrixProduct.RunBlock(shape, block.A, block.B, block.C);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadLanes(T* source, float* target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            TWidening.Load512(source).Store(target);
        }
        else
        {
            TWidening.Load128(source).Store(target);
            TWidening.Load128(source + 4).Store(target + 4);
            TWidening.Load128(source + 8).Store(target + 8);
            TWidening.Load128(source + 12).Store(target + 12);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLanes(float* source, T* target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            TWidening.Store(Vector512.Load(source), target);
        }
        else
        {
            TWidening.Store(Vector128.Load(source), target);
            TWidening.Store(Vector128.Load(source + 4), target + 4);
            TWidening.Store(Vector128.Load(source + 8), target + 8);
            TWidening.Store(Vector128.Load(source + 12), target + 12);
        }
    }
}
