using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>Makes the operands of benchmarks: the same numbers in every run.</summary>
internal static class Operands
{
    /// <summary>Makes a tensor of numbers from 0.01 to 1.01 that no scope owns.</summary>
    public static Tensor Make(Shape shape, int seed)
    {
        Tensor tensor = TensorAccess.AllocateUnscoped(shape, DType.Float32);
        Random random = new(seed);
        foreach (ref float value in TensorAccess.Write<float>(tensor))
        {
            value = 0.01f + random.NextSingle();
        }

        return tensor;
    }
}
