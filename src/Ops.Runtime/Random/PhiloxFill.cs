using System.Runtime.InteropServices;

namespace RawOpsNet.Numerics;

/// <summary>
/// Fills an output in TensorFlow's order (FillPhiloxRandom on the CPU): group k of the output follows from the blocks from
/// k · BlocksPerGroup on, whatever thread makes it.
/// </summary>
internal static class PhiloxFill
{
    /// <summary>Fills an output with one distribution.</summary>
    public static unsafe void Run<T, TDistribution>(Span<T> output, Philox stream, TDistribution distribution)
        where T : unmanaged
        where TDistribution : struct, IPhiloxDistribution<T>
    {
        fixed (T* pointer = &MemoryMarshal.GetReference(output))
        {
            PhiloxFillJob<T, TDistribution> job = new(pointer, output.Length, stream, distribution);
            job.Run(0, job.Groups);
        }
    }
}
