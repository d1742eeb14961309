using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Stages 16-bit floats as floats.</summary>
internal readonly unsafe struct WidenedStaging<T, TWidening> : IStaging<T, float>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    /// <inheritdoc/>
    public static int Planes => 1;

    /// <inheritdoc/>
    public static void Read(T* source, float* target, nint plane, nint count, bool conjugate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Widen<Lane512<float>>(source, target, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Widen<Lane256<float>>(source, target, count);
        }
        else
        {
            Widen<Lane128<float>>(source, target, count);
        }
    }

    /// <inheritdoc/>
    public static void Write(float* source, nint plane, T* target, nint count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Narrow<Lane512<float>>(source, target, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Narrow<Lane256<float>>(source, target, count);
        }
        else
        {
            Narrow<Lane128<float>>(source, target, count);
        }
    }

    /// <inheritdoc/>
    public static void Multiply(in ProductShape shape, in StagedBlock<float> block) =>
        MatrixProduct.RunBlock(shape, block.A, block.B, block.C);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen<TLane>(T* source, float* target, nint count)
        where TLane : unmanaged, ILane<TLane, float>
    {
        nint i = 0;
        for (; i + TLane.Count <= count; i += TLane.Count)
        {
            TLane.Store(TWidening.Load<TLane>(source + i), target + i);
        }

        for (; i < count; i++)
        {
            target[i] = TWidening.Widen(source[i]);
        }
    }

    // The last elements go by a vector of their own, so that they round as the others do.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow<TLane>(float* source, T* target, nint count)
        where TLane : unmanaged, ILane<TLane, float>
    {
        nint i = 0;
        for (; i + TLane.Count <= count; i += TLane.Count)
        {
            TWidening.Store(TLane.Load(source + i), target + i);
        }

        if (i < count)
        {
            float* wide = stackalloc float[TLane.Count];
            T* narrow = stackalloc T[TLane.Count];
            new Span<float>(source + i, (int)(count - i)).CopyTo(new Span<float>(wide, TLane.Count));
            TWidening.Store(TLane.Load(wide), narrow);
            new Span<T>(narrow, (int)(count - i)).CopyTo(new Span<T>(target + i, (int)(count - i)));
        }
    }
}
