using System.Numerics;

namespace RawOpsNet.Kernels;

// A NaN of the row does not enter, and one of the table stays, as in TensorFlow's kernels.

/// <summary>Takes the smaller of the two.</summary>
internal readonly struct Lowering<T> : IRowOperator<T>
    where T : unmanaged, INumber<T>
{
    public static bool HasVectors => Vector<T>.IsSupported;

    public static T Apply(T target, T source) => source < target ? source : target;

    public static Vector<T> Apply(Vector<T> target, Vector<T> source) =>
        Vector.ConditionalSelect(Vector.LessThan(source, target), source, target);
}
