using System.Numerics;

namespace RawOpsNet.Kernels;

// A NaN of the row does not enter, and one of the table stays, as in TensorFlow's kernels.

/// <summary>Takes the larger of the two.</summary>
internal readonly struct Raising<T> : IRowOperator<T>
    where T : unmanaged, INumber<T>
{
    public static bool HasVectors => Vector<T>.IsSupported;

    public static T Apply(T target, T source) => source > target ? source : target;

    public static Vector<T> Apply(Vector<T> target, Vector<T> source) =>
        Vector.ConditionalSelect(Vector.GreaterThan(source, target), source, target);
}
