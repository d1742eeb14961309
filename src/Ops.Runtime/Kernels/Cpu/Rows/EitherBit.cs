using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>The sum of two truths: either of them.</summary>
internal readonly struct EitherBit : IRowOperator<bool>
{
    public static bool HasVectors => false;

    public static bool Apply(bool target, bool source) => target | source;

    public static Vector<bool> Apply(Vector<bool> target, Vector<bool> source) => throw new NotSupportedException();
}
