using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Looks for an element that a record's <c>check</c> refuses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ElementScan
{
    /// <summary>Gives the index of the first element that does not hold, or -1.</summary>
    public static long Find<T, TLanes, TCheck>(TCheck check, Tensor input)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TCheck : struct, IElementCheck<T>
    {
        if (input.Count == 0)
        {
            return -1;
        }

        Scan<T, TCheck> scan = new(check, (T*)TensorAccess.Pointer(input), (nint)input.Count);
        TLanes.Run(ref scan);
        GC.KeepAlive(input);
        return scan.Found;
    }

    /// <summary>Writes one element for a message.</summary>
    public static string Text(Tensor input, long index) => input.DType switch
    {
        DType.Float32 => Format(((float*)TensorAccess.Pointer(input))[index]),
        DType.Float64 => Format(((double*)TensorAccess.Pointer(input))[index]),
        DType.Float16 => Format(((Half*)TensorAccess.Pointer(input))[index]),
        DType.BFloat16 => Format(((BFloat16*)TensorAccess.Pointer(input))[index]),
        DType.Complex64 => Format(((Complex64*)TensorAccess.Pointer(input))[index]),
        DType.Complex128 => Format(((System.Numerics.Complex*)TensorAccess.Pointer(input))[index]),
        DType.Int8 => Format(((sbyte*)TensorAccess.Pointer(input))[index]),
        DType.Int16 => Format(((short*)TensorAccess.Pointer(input))[index]),
        DType.Int32 => Format(((int*)TensorAccess.Pointer(input))[index]),
        DType.Int64 => Format(((long*)TensorAccess.Pointer(input))[index]),
        DType.UInt8 => Format(((byte*)TensorAccess.Pointer(input))[index]),
        DType.UInt16 => Format(((ushort*)TensorAccess.Pointer(input))[index]),
        DType.UInt32 => Format(((uint*)TensorAccess.Pointer(input))[index]),
        DType.UInt64 => Format(((ulong*)TensorAccess.Pointer(input))[index]),
        _ => ((byte*)TensorAccess.Pointer(input))[index] != 0 ? "true" : "false",
    };

    private static string Format<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private struct Scan<T, TCheck> : ILaneLoop<T>
        where T : unmanaged
        where TCheck : struct, IElementCheck<T>
    {
        private readonly T* _elements;
        private readonly nint _count;
        private TCheck _check;

        public Scan(TCheck check, T* elements, nint count)
        {
            _check = check;
            _elements = elements;
            _count = count;
            Found = -1;
        }

        public long Found { get; private set; }

        public void Run<V>()
            where V : unmanaged, ILane<V, T>
        {
            bool* holds = stackalloc bool[V.Count];
            _check.Bind(new Operand(_elements, -1));
            nint i = 0;
            for (; i + V.Count <= _count && Found < 0; i += V.Count)
            {
                Look<V>(holds, i, i);
            }

            if (i < _count && Found < 0)
            {
                // The rest is filled up with its first element, which changes nothing.
                T* rest = stackalloc T[V.Count];
                new Span<T>(rest, V.Count).Fill(_elements[i]);
                new ReadOnlySpan<T>(_elements + i, (int)(_count - i)).CopyTo(new Span<T>(rest, V.Count));
                _check.Bind(new Operand(rest, -1));
                Look<V>(holds, 0, i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Look<V>(bool* holds, nint at, nint start)
            where V : unmanaged, ILane<V, T>
        {
            V.StoreMask(_check.Holds<V>(at), holds);
            int bad = new ReadOnlySpan<byte>(holds, V.Count).IndexOf((byte)0);
            if (bad >= 0)
            {
                Found = start + bad;
            }
        }
    }
}
