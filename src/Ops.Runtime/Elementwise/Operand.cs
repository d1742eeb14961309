using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Where a body finds one of its inputs or outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Operand
{
    private readonly void* _pointer;
    private readonly nint _mask;

    /// <summary>Makes an operand.</summary>
    /// <param name="pointer">The first element, or 64 bytes filled with a broadcast scalar.</param>
    /// <param name="mask">0 for a broadcast scalar, otherwise -1.</param>
    public Operand(void* pointer, nint mask)
    {
        _pointer = pointer;
        _mask = mask;
    }

    /// <summary>Gives the address of element <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At<T>(nint i)
        where T : unmanaged
        => (T*)_pointer + (i & _mask);
}
