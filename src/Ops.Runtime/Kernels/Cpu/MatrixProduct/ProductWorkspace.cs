using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

/// <summary>Keeps the current thread's packing buffers from one product to the next.</summary>
internal sealed unsafe class ProductWorkspace
{
    // A page: packed rows then cross as few pages as they can.
    private const nuint Alignment = 4096;

    [ThreadStatic]
    private static ProductWorkspace? _current;

    private readonly nint[] _buffers = new nint[(int)ProductBuffer.Count];
    private readonly nuint[] _sizes = new nuint[(int)ProductBuffer.Count];

    /// <summary>Frees the buffers when their thread is gone.</summary>
    ~ProductWorkspace()
    {
        foreach (nint buffer in _buffers)
        {
            NativeMemory.AlignedFree((void*)buffer);
        }
    }

    /// <summary>
    /// Gets one of the current thread's buffers with room for that many elements, uninitialised. It holds until the
    /// same thread asks for the same buffer again.
    /// </summary>
    public static T* Rent<T>(ProductBuffer buffer, nint count)
        where T : unmanaged
    {
        _current ??= new ProductWorkspace();
        return (T*)_current.Grow((int)buffer, checked((nuint)count * (nuint)sizeof(T)));
    }

    private void* Grow(int buffer, nuint size)
    {
        if (size > _sizes[buffer])
        {
            NativeMemory.AlignedFree((void*)_buffers[buffer]);
            _buffers[buffer] = 0;
            _sizes[buffer] = 0;
            _buffers[buffer] = (nint)NativeMemory.AlignedAlloc(size, Alignment);
            _sizes[buffer] = size;
        }

        return (void*)_buffers[buffer];
    }
}
