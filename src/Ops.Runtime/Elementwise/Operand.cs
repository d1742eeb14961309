using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Writes an operand in one store of 16 bytes.</summary>
    /// <remarks>
    /// A body is bound by loads of 16 bytes, which would wait for two stores of 8 to leave the processor: a fifth of a small
    /// call.
    /// </remarks>
    /// <param name="place">Where to write it.</param>
    /// <param name="pointer">The first element, or 64 bytes filled with a broadcast scalar.</param>
    /// <param name="mask">0 for a broadcast scalar, otherwise -1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write(ref Operand place, void* pointer, nint mask)
    {
        if (sizeof(Operand) == sizeof(Vector128<long>))
        {
            Unsafe.As<Operand, Vector128<long>>(ref place) = Vector128.Create((nint)pointer, mask);
        }
        else
        {
            place = new Operand(pointer, mask);
        }
    }

    /// <summary>Gives the address of element <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At<T>(nint i)
        where T : unmanaged
        => (T*)_pointer + (i & _mask);
}
