using RawOpsNet.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Random numbers on a device: the streams of the host, made where they are wanted.</summary>
internal static unsafe partial class DeviceKernels
{
    private static readonly DeviceProgram Streams = DeviceTexts.Program("philox", "philox.cu");
    private static readonly DeviceEntries UniformNumbers = new(Streams, "uniform_");
    private static readonly DeviceEntries NormalNumbers = new(Streams, "normal_");
    private static readonly DeviceEntries TruncatedNumbers = new(Streams, "truncated_");
    private static readonly DeviceEntries WholeNumbers = new(Streams, "integers_");

    internal static partial void RandomUniform(in RandomUniformCall call) =>
        Draw(call.Site, UniformNumbers, call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void RandomStandardNormal(in RandomStandardNormalCall call) =>
        Draw(call.Site, NormalNumbers, call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void TruncatedNormal(in TruncatedNormalCall call) =>
        Draw(call.Site, TruncatedNumbers, call.Output, PhiloxStream.Start(call.Seed, call.Seed2));

    internal static partial void StatelessRandomUniform(in StatelessRandomUniformCall call) =>
        Draw(call.Site, UniformNumbers, call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessRandomNormal(in StatelessRandomNormalCall call) =>
        Draw(call.Site, NormalNumbers, call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessTruncatedNormal(in StatelessTruncatedNormalCall call) =>
        Draw(call.Site, TruncatedNumbers, call.Output, RandomSeeds.FromSeed(call.Site, call.Seed));

    internal static partial void StatelessRandomUniformV2(in StatelessRandomUniformV2Call call) =>
        Draw(call.Site, UniformNumbers, call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessRandomNormalV2(in StatelessRandomNormalV2Call call) =>
        Draw(call.Site, NormalNumbers, call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessTruncatedNormalV2(in StatelessTruncatedNormalV2Call call) =>
        Draw(call.Site, TruncatedNumbers, call.Output, RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg));

    internal static partial void StatelessRandomUniformFullIntV2(in StatelessRandomUniformFullIntV2Call call)
    {
        Philox stream = RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg);
        DrawIntegers(call.Site, call.Output, stream, 0, 0);
    }

    internal static partial void StatelessRandomUniformIntV2(in StatelessRandomUniformIntV2Call call)
    {
        call.Site.Scalar(call.Minval, "minval");
        call.Site.Scalar(call.Maxval, "maxval");
        CpuKernels.RequireRange(call.Site, call.Minval, call.Maxval);
        Philox stream = RandomSeeds.FromKey(call.Site, call.Key, call.Counter, call.Alg);
        ulong minimum = Bits(call.Minval);
        DrawIntegers(call.Site, call.Output, stream, minimum, unchecked(Bits(call.Maxval) - minimum));
    }

    private static ulong Bits(Tensor scalar) => scalar.DType == DType.UInt64
        ? TensorAccess.Read<ulong>(scalar)[0] : unchecked((ulong)HostValues.Integer(scalar));

    private static void Draw(in OpSite site, DeviceEntries entries, Tensor output, Philox stream)
    {
        if (output.Count > 0)
        {
            entries.Launch(site, output.Device, output.DType, DeviceGrid.Over(output.Count),
                [output, stream.Key, (ulong)stream.Counter, (ulong)(stream.Counter >> 64), (ulong)output.Count]);
        }
    }

    private static void DrawIntegers(in OpSite site, Tensor output, Philox stream, ulong minimum, ulong range)
    {
        if (output.Count == 0)
        {
            return;
        }

        bool isWide = output.DType.Size == 8;
        WholeNumbers.Launch(site, output.Device, output.DType, DeviceGrid.Over(output.Count),
            [
                output, stream.Key, (ulong)stream.Counter, (ulong)(stream.Counter >> 64),
                isWide ? minimum : DeviceArgument.Value((uint)minimum),
                isWide ? range : DeviceArgument.Value((uint)range), (ulong)output.Count,
            ]);
    }
}
