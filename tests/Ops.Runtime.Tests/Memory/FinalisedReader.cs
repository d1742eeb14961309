using System.Collections.Concurrent;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Memory;

/// <summary>Sums the elements of a tensor when it is collected, after other blocks were asked for.</summary>
internal sealed class FinalisedReader(Tensor tensor)
{
    private readonly Tensor _tensor = tensor;

    ~FinalisedReader()
    {
        StoragePool.Sweep();
        using Tensor other = TensorAccess.Allocate([1000], DType.Float32);
        TensorAccess.Write<float>(other).Fill(-1);
        float sum = 0;
        foreach (float value in TensorAccess.Read<float>(_tensor))
        {
            sum += value;
        }

        Sums.Add(sum);
    }

    /// <summary>The sums so far.</summary>
    public static ConcurrentBag<float> Sums { get; } = [];
}
