using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Copies the half types to floats and back, by vectors.</summary>
internal static unsafe class HalfCopies
{
    /// <summary>Gets whether an element type is a half type, whose kernels compute in float.</summary>
    public static bool Concern<T>() => typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16);

    /// <summary>Widens elements.</summary>
    public static void Widen<T>(T* source, float* target, nint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(Half))
        {
            WidenedStaging<Half, HalfWidening>.Read((Half*)source, target, 0, count, false);
        }
        else
        {
            WidenedStaging<BFloat16, BFloat16Widening>.Read((BFloat16*)source, target, 0, count, false);
        }
    }

    /// <summary>Rounds elements to even.</summary>
    public static void Narrow<T>(float* source, T* target, nint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(Half))
        {
            WidenedStaging<Half, HalfWidening>.Write(source, 0, (Half*)target, count);
        }
        else
        {
            WidenedStaging<BFloat16, BFloat16Widening>.Write(source, 0, (BFloat16*)target, count);
        }
    }
}
