using System.Runtime.InteropServices;

namespace RawOpsNet.Numerics;

/// <summary>
/// Fills an output in TensorFlow's order (FillPhiloxRandom on the CPU): each group of outputs follows from the blocks that its
/// place in the output tells, whatever thread makes it.
/// </summary>
internal static class PhiloxFill
{
    // Fewer blocks are not worth a second thread: some 20 µs.
    private const long BlocksPerPart = 4096;
    private const long GroupsPerPart = 512;

    /// <summary>Fills an output from consecutive blocks.</summary>
    public static unsafe void Run<T, TConversion>(Span<T> output, Philox stream, TConversion conversion)
        where T : unmanaged
        where TConversion : struct, IPhiloxConversion<T>
    {
        fixed (T* pointer = &MemoryMarshal.GetReference(output))
        {
            PhiloxConversionJob<T, TConversion> job = new(pointer, output.Length, stream, conversion);
            Threads.ForRange(ref job, job.Blocks, BlocksPerPart);
        }
    }

    /// <summary>Fills an output by rejection, each group from a region of its own.</summary>
    public static unsafe void RunRejection<T, TRejection>(Span<T> output, Philox stream, TRejection rejection)
        where T : unmanaged
        where TRejection : struct, IPhiloxRejection<T>
    {
        fixed (T* pointer = &MemoryMarshal.GetReference(output))
        {
            PhiloxRejectionJob<T, TRejection> job = new(pointer, output.Length, stream, rejection);
            Threads.ForRange(ref job, job.Groups, GroupsPerPart);
        }
    }
}
