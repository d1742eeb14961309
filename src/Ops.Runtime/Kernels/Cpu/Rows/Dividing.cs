using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Divides by the row; a divisor of 0 among integers has been refused.</summary>
internal readonly struct Dividing<T> : IRowOperator<T>
    where T : unmanaged, INumberBase<T>
{
    public static bool HasVectors => Vector<T>.IsSupported && (typeof(T) == typeof(float) || typeof(T) == typeof(double));

    // The smallest integer divided by -1 is itself, as everywhere here; the processor would trap.
    private static bool IsSignedInteger => typeof(T) == typeof(sbyte) || typeof(T) == typeof(short)
        || typeof(T) == typeof(int) || typeof(T) == typeof(long);

    public static T Apply(T target, T source) =>
        IsSignedInteger && source == -T.One ? unchecked(T.Zero - target) : target / source;

    public static Vector<T> Apply(Vector<T> target, Vector<T> source) => target / source;
}
