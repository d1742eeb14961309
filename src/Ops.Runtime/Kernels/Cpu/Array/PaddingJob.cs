using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>Divides the rows of a padded tensor into equal parts.</summary>
internal readonly unsafe struct PaddingJob<T>(void* source, void* target, PaddedRows rows, T value, int parts) : IParallelJob
    where T : struct
{
    private readonly void* _source = source;
    private readonly void* _target = target;
    private readonly PaddedRows _rows = rows;
    private readonly T _value = value;
    private readonly int _parts = parts;

    /// <summary>Writes one part.</summary>
    public void Run(int part)
    {
        long first = _rows.Count * part / _parts;
        long end = _rows.Count * (part + 1) / _parts;
        Padding.Part(ref Unsafe.AsRef<T>(_source), ref Unsafe.AsRef<T>(_target), in _rows, _value, first, end);
    }
}
