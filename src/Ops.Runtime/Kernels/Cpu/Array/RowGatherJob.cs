using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>Divides the picks of a gather into equal parts.</summary>
internal readonly unsafe struct RowGatherJob<T>(void* source, void* target, GatherPlan plan, long picks, int parts) : IParallelJob
    where T : struct
{
    private readonly void* _source = source;
    private readonly void* _target = target;
    private readonly GatherPlan _plan = plan;
    private readonly long _picks = picks;
    private readonly int _parts = parts;

    /// <summary>Copies one part.</summary>
    public void Run(int part)
    {
        long first = _picks * part / _parts;
        long end = _picks * (part + 1) / _parts;
        RowGather.Part(ref Unsafe.AsRef<T>(_source), ref Unsafe.AsRef<T>(_target), in _plan, first, end);
    }
}
