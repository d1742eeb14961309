using System.Runtime.InteropServices;
using RawOpsNet.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Fills tensors of any float dtype from a Philox stream.</summary>
internal static class RandomFill
{
    /// <summary>Fills with uniform numbers over [0, 1).</summary>
    public static void Uniform<T>(Tensor output, Philox stream)
        where T : unmanaged
    {
        Span<T> span = TensorAccess.Write<T>(output);
        if (typeof(T) == typeof(float))
        {
            PhiloxUniform.Fill(MemoryMarshal.Cast<T, float>(span), stream);
        }
        else if (typeof(T) == typeof(double))
        {
            PhiloxUniform.Fill(MemoryMarshal.Cast<T, double>(span), stream);
        }
        else if (typeof(T) == typeof(Half))
        {
            PhiloxUniform.Fill(MemoryMarshal.Cast<T, Half>(span), stream);
        }
        else
        {
            PhiloxUniform.Fill(MemoryMarshal.Cast<T, BFloat16>(span), stream);
        }
    }

    /// <summary>Fills with standard normal numbers.</summary>
    public static void Normal<T>(Tensor output, Philox stream)
        where T : unmanaged
    {
        Span<T> span = TensorAccess.Write<T>(output);
        if (typeof(T) == typeof(float))
        {
            PhiloxNormal.Fill(MemoryMarshal.Cast<T, float>(span), stream);
        }
        else if (typeof(T) == typeof(double))
        {
            PhiloxNormal.Fill(MemoryMarshal.Cast<T, double>(span), stream);
        }
        else if (typeof(T) == typeof(Half))
        {
            PhiloxNormal.Fill(MemoryMarshal.Cast<T, Half>(span), stream);
        }
        else
        {
            PhiloxNormal.Fill(MemoryMarshal.Cast<T, BFloat16>(span), stream);
        }
    }

    /// <summary>Fills with standard normal numbers cut at two deviations.</summary>
    public static void TruncatedNormal<T>(Tensor output, Philox stream)
        where T : unmanaged
    {
        Span<T> span = TensorAccess.Write<T>(output);
        if (typeof(T) == typeof(float))
        {
            PhiloxNormal.FillTruncated(MemoryMarshal.Cast<T, float>(span), stream);
        }
        else if (typeof(T) == typeof(double))
        {
            PhiloxNormal.FillTruncated(MemoryMarshal.Cast<T, double>(span), stream);
        }
        else if (typeof(T) == typeof(Half))
        {
            PhiloxNormal.FillTruncated(MemoryMarshal.Cast<T, Half>(span), stream);
        }
        else
        {
            PhiloxNormal.FillTruncated(MemoryMarshal.Cast<T, BFloat16>(span), stream);
        }
    }
}
