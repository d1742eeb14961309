using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.Compare;

/// <summary>Says what the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Names runtime, processors and vectors.</summary>
    public static string Describe()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return $"RawOps on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + $"{Environment.ProcessorCount} processors, {bits}-bit vectors (Vector<float>: {Vector<float>.Count})";
    }
}
