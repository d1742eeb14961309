using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Adds spans, by vectors where the element type has them.</summary>
internal static class ElementSums
{
    /// <summary>Sets output to x + y; all have one length.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated)
        {
            for (; i <= output.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(x[i..]) + new Vector<T>(y[i..])).CopyTo(output[i..]);
            }
        }

        for (; i < output.Length; i++)
        {
            output[i] = x[i] + y[i];
        }
    }

    /// <summary>Sets output to x + y for one y.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, T y, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated)
        {
            Vector<T> ys = new(y);
            for (; i <= output.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(x[i..]) + ys).CopyTo(output[i..]);
            }
        }

        for (; i < output.Length; i++)
        {
            output[i] = x[i] + y;
        }
    }
}
