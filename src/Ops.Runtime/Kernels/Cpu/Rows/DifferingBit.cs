using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>The difference of two truths: whether they differ.</summary>
internal readonly struct DifferingBit : IRowOperator<bool>
{
    public static bool HasVectors => false;

    public static bool Apply(bool target, bool source) => target ^ source;

    public static Vector<bool> Apply(Vector<bool> target, Vector<bool> source) => throw new NotSupportedException();
}
