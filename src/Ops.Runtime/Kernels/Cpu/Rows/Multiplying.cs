using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Multiplies by the row.</summary>
internal readonly struct Multiplying<T> : IRowOperator<T>
    where T : unmanaged, INumberBase<T>
{
    public static bool HasVectors => Vector<T>.IsSupported;

    public static T Apply(T target, T source) => target * source;

    public static Vector<T> Apply(Vector<T> target, Vector<T> source) => target * source;
}
