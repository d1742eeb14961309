using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Subtracts the row.</summary>
internal readonly struct Subtracting<T> : IRowOperator<T>
    where T : unmanaged, INumberBase<T>
{
    public static bool HasVectors => Vector<T>.IsSupported;

    public static T Apply(T target, T source) => target - source;

    public static Vector<T> Apply(Vector<T> target, Vector<T> source) => target - source;
}
