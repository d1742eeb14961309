using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>Divides the units of a strided copy into equal parts.</summary>
internal readonly unsafe struct StridedCopyJob<T>(void* source, void* target, CopyBox box, int across, long units, int parts)
    : IParallelJob
    where T : struct
{
    private readonly void* _source = source;
    private readonly void* _target = target;
    private readonly CopyBox _box = box;
    private readonly int _across = across;
    private readonly long _units = units;
    private readonly int _parts = parts;

    /// <summary>Copies one part.</summary>
    public void Run(int part)
    {
        long first = (long)((Int128)_units * part / _parts);
        long end = (long)((Int128)_units * (part + 1) / _parts);
        StridedCopy.Part(ref Unsafe.AsRef<T>(_source), ref Unsafe.AsRef<T>(_target), in _box, _across, first, end);
    }
}
