using System.Numerics;
using RawOpsNet.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Binds the random ops to Philox. Calls of a stateful op with seeds give the same numbers each time; without, new ones.
internal static partial class CpuKernels
{
    internal static partial void RandomUniform<T>(in RandomUniformCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Uniform<T>(call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void RandomStandardNormal<T>(in RandomStandardNormalCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Normal<T>(call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void TruncatedNormal<T>(in TruncatedNormalCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.TruncatedNormal<T>(call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void StatelessRandomUniform<T>(in StatelessRandomUniformCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Uniform<T>(call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessRandomNormal<T>(in StatelessRandomNormalCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Normal<T>(call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessTruncatedNormal<T>(in StatelessTruncatedNormalCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.TruncatedNormal<T>(call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessRandomUniformV2<T>(in StatelessRandomUniformV2Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Uniform<T>(call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessRandomNormalV2<T>(in StatelessRandomNormalV2Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.Normal<T>(call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessTruncatedNormalV2<T>(in StatelessTruncatedNormalV2Call call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RandomFill.TruncatedNormal<T>(call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessRandomGetKeyCounter(in StatelessRandomGetKeyCounterCall call)
    {
        Philox stream = RandomSeeds.FromSeed(call.Site, call.Seed);
        TensorAccess.Write<ulong>(call.Key)[0] = stream.Key;
        Span<ulong> counter = TensorAccess.Write<ulong>(call.Counter);
        counter[0] = (ulong)stream.Counter;
        counter[1] = (ulong)(stream.Counter >> 64);
    }

    internal static partial void StatelessRandomUniformFullIntV2<T>(in StatelessRandomUniformFullIntV2Call call)
        where T : unmanaged, IBinaryInteger<T>
    {
        Philox stream = RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg);
        if (typeof(T) == typeof(int))
        {
            PhiloxUniform.FillFull(TensorAccess.Write<int>(call.Output), stream);
        }
        else if (typeof(T) == typeof(uint))
        {
            PhiloxUniform.FillFull(TensorAccess.Write<uint>(call.Output), stream);
        }
        else if (typeof(T) == typeof(long))
        {
            PhiloxUniform.FillFull(TensorAccess.Write<long>(call.Output), stream);
        }
        else
        {
            PhiloxUniform.FillFull(TensorAccess.Write<ulong>(call.Output), stream);
        }
    }

    internal static partial void StatelessRandomUniformIntV2<T>(in StatelessRandomUniformIntV2Call call)
        where T : unmanaged, IBinaryInteger<T>
    {
        call.Site.Scalar(call.Minval, "minval");
        call.Site.Scalar(call.Maxval, "maxval");
        T minimum = TensorAccess.Read<T>(call.Minval)[0];
        T maximum = TensorAccess.Read<T>(call.Maxval)[0];
        RequireRange(call.Site, minimum, maximum);
        FillIntegers(call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg), minimum, maximum);
    }

    internal static void RequireRange(in OpSite site, Tensor minval, Tensor maxval)
    {
        switch (minval.DType)
        {
            case DType.Int32: RequireRange(site, TensorAccess.Read<int>(minval)[0], TensorAccess.Read<int>(maxval)[0]); break;
            case DType.UInt32: RequireRange(site, TensorAccess.Read<uint>(minval)[0], TensorAccess.Read<uint>(maxval)[0]); break;
            case DType.Int64: RequireRange(site, TensorAccess.Read<long>(minval)[0], TensorAccess.Read<long>(maxval)[0]); break;
            default: RequireRange(site, TensorAccess.Read<ulong>(minval)[0], TensorAccess.Read<ulong>(maxval)[0]); break;
        }
    }

    private static void RequireRange<T>(in OpSite site, T minimum, T maximum)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (minimum >= maximum)
        {
            site.Invalid("minval", $"minval is {minimum} and maxval {maximum}; minval must be below maxval.");
        }
    }

    private static void FillIntegers<T>(Tensor output, Philox stream, T minimum, T maximum)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(int))
        {
            PhiloxUniform.Fill(
                TensorAccess.Write<int>(output), stream, int.CreateTruncating(minimum), int.CreateTruncating(maximum));
        }
        else if (typeof(T) == typeof(uint))
        {
            PhiloxUniform.Fill(
                TensorAccess.Write<uint>(output), stream, uint.CreateTruncating(minimum), uint.CreateTruncating(maximum));
        }
        else if (typeof(T) == typeof(long))
        {
            PhiloxUniform.Fill(
                TensorAccess.Write<long>(output), stream, long.CreateTruncating(minimum), long.CreateTruncating(maximum));
        }
        else
        {
            PhiloxUniform.Fill(
                TensorAccess.Write<ulong>(output), stream, ulong.CreateTruncating(minimum), ulong.CreateTruncating(maximum));
        }
    }
}
