using System.Numerics;
using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Compares functions of the device language with what CUDA's documentation says of them.</summary>
public sealed class DeviceFunctionsTests : IDisposable
{
    private const string File = "functions.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuTheory]
    [InlineData(32)]
    [InlineData(8)]
    public void Shuffles_stay_within_their_width(int width)
    {
        int[] x = [.. Enumerable.Range(0, 64).Select(i => 100 + i)];
        ulong y = EmulatedDevice.Allocate(4 * 64 * 4);
        Run("shuffles", 64, [EmulatedDevice.Upload(x), y, width]);
        int[] result = EmulatedDevice.Download<int>(y, 4 * 64);
        for (int t = 0; t < 64; t++)
        {
            int lane = t % width, first = t - lane;
            Assert.Equal(x[first + 3], result[t]);
            Assert.Equal(lane < 2 ? x[t] : x[t - 2], result[64 + t]);
            Assert.Equal(lane + 2 >= width ? x[t] : x[t + 2], result[128 + t]);
            Assert.Equal(x[t ^ 5], result[192 + t]);
        }
    }

    [GnuFact]
    public void Lanes_of_a_warp_agree_on_votes_and_sums()
    {
        uint[] x = [.. Enumerable.Range(0, 32).Select(i => (uint)(i * 7 % 5))];
        ulong y = EmulatedDevice.Allocate(160 * 4);
        Run("warp_results", 32, [EmulatedDevice.Upload(x), y]);
        uint[] result = EmulatedDevice.Download<uint>(y, 160);
        uint Mask(Func<uint, bool> test) => (uint)Enumerable.Range(0, 32).Sum(i => test(x[i]) ? 1L << i : 0);
        for (int lane = 0; lane < 32; lane++)
        {
            Assert.Equal(Mask(value => (value & 1) != 0), result[lane]);
            Assert.Equal((uint)x.Sum(value => value), result[32 + lane]);
            Assert.Equal(x.Max(), result[64 + lane]);
            Assert.Equal(Mask(value => value == x[lane]), result[96 + lane]);
            Assert.Equal(3u, result[128 + lane]);
        }
    }

    [GnuFact]
    public void Every_half_float_agrees_with_the_host()
    {
        ushort[] bits = [.. Enumerable.Range(0, 65536).Select(i => (ushort)i)];
        ulong floats = EmulatedDevice.Allocate(65536 * 4), halves = EmulatedDevice.Allocate(65536 * 2);
        Run("from_half", 256, [EmulatedDevice.Upload(bits), floats, 65536], 256);
        float[] wide = EmulatedDevice.Download<float>(floats, 65536);
        for (int i = 0; i < wide.Length; i++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf(bits[i]);
            Assert.True(wide[i].Equals(expected) && float.IsNegative(wide[i]) == float.IsNegative(expected), $"{i:x4}");
        }

        Random random = new(1);
        float[] values = [.. Enumerable.Range(0, 65536).Select(_ => Near(random))];
        Run("to_half", 256, [EmulatedDevice.Upload(values), halves, 65536], 256);
        ushort[] narrow = EmulatedDevice.Download<ushort>(halves, 65536);
        for (int i = 0; i < narrow.Length; i++)
        {
            ushort expected = float.IsNaN(values[i]) ? (ushort)0x7fff : BitConverter.HalfToUInt16Bits((Half)values[i]);
            Assert.True(narrow[i] == expected, $"{values[i]:R}: {narrow[i]:x4}, not {expected:x4}");
        }
    }

    [GnuFact]
    public void Conversions_saturate()
    {
        float[] x = [0f, -0.5f, 2.5f, -2.5f, 3e9f, -3e9f, 5e9f, 1e20f, -1e20f, float.NaN, float.PositiveInfinity, 16777216f];
        ulong s = EmulatedDevice.Allocate(48), u = EmulatedDevice.Allocate(48), l = EmulatedDevice.Allocate(96);
        Run("to_integers", 32, [EmulatedDevice.Upload(x), s, u, l, x.Length]);
        Assert.Equal(
            [0, 0, 2, -2, int.MaxValue, int.MinValue, int.MaxValue, int.MaxValue, int.MinValue, 0, int.MaxValue, 16777216],
            EmulatedDevice.Download<int>(s, x.Length));
        Assert.Equal([0, 0, 2, 0, 3000000000, 0, uint.MaxValue, uint.MaxValue, 0, 0, uint.MaxValue, 16777216],
            EmulatedDevice.Download<uint>(u, x.Length));
        Assert.Equal(
            [0, -1, 2, -3, 3000000000, -3000000000, 5000000000, long.MaxValue, long.MinValue, 0, long.MaxValue, 16777216],
            EmulatedDevice.Download<long>(l, x.Length));
    }

    [GnuFact]
    public void Integer_intrinsics_agree_with_the_host()
    {
        uint[] x = [0x01234567, 0xffffffff, 0x80000000, 12345], y = [0x89abcdef, 0xffffffff, 2, 0xf0f0f0f0];
        ulong z = EmulatedDevice.Allocate(4 * 8 * 4);
        Run("words", 32, [EmulatedDevice.Upload(x), EmulatedDevice.Upload(y), z, 4]);
        uint[] result = EmulatedDevice.Download<uint>(z, 32);
        for (int i = 0; i < 4; i++)
        {
            (uint a, uint b) = (x[i], y[i]);
            uint Byte(uint value, int k) => value >> (8 * k) & 255;
            uint reversed = 0, sums = 0;
            int dot = 1;
            for (int k = 0; k < 32; k++)
            {
                reversed |= (a >> k & 1) << (31 - k);
            }

            for (int k = 0; k < 4; k++)
            {
                sums |= ((Byte(a, k) + Byte(b, k)) & 255) << (8 * k);
                dot += (sbyte)Byte(a, k) * (sbyte)Byte(b, k);
            }

            // Selector 0x5140 takes bytes 0 and 4, then 1 and 5.
            uint permuted = Byte(a, 0) | (Byte(b, 0) << 8) | (Byte(a, 1) << 16) | (Byte(b, 1) << 24);
            uint high = (uint)((ulong)a * b >> 32), signedHigh = (uint)((long)(int)a * (int)b >> 32);
            uint[] expected = [high, signedHigh, reversed, permuted, (b << 8) | (a >> 24), sums, (uint)dot,
                (uint)(a == 0 ? 0 : BitOperations.TrailingZeroCount(a) + 1)];
            Assert.Equal(expected, result[(8 * i)..(8 * (i + 1))]);
        }
    }

    [GnuFact]
    public void Counters_wrap_and_the_inverse_error_function_inverts()
    {
        ulong counters = EmulatedDevice.Upload(0u, 0u);
        Run("wraps", 7, [counters]);
        Assert.Equal([2u, 3u], EmulatedDevice.Download<uint>(counters, 2));

        double[] x = [-0.999999, -0.9, -0.5, -1e-8, 0, 0.1, 0.7, 0.99, 0.9999999];
        ulong y = EmulatedDevice.Allocate(8 * x.Length);
        Run("inverse_error", 32, [EmulatedDevice.Upload(x), y, x.Length]);
        Assert.All(EmulatedDevice.Download<double>(y, x.Length), error => Assert.InRange(error, -1e-15, 1e-15));
    }

    // Normal, subnormal, ties, overflow, and NaN, of both signs.
    private static float Near(Random random) => random.Next(8) switch
    {
        0 => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
        1 => random.NextSingle() * 1e-6f,
        2 => 65504f + (random.NextSingle() * 32f),
        3 => (random.Next(2048) + 0.5f) * (random.Next(2) - 0.5f),
        _ => (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(-26, 17)),
    };

    private static void Run(string kernel, int threads, Argument[] arguments, int blocks = 1)
    {
        EmulatedDevice.Check(EmulatedDevice.Run(File, kernel, blocks, threads, arguments));
        Assert.Equal("", Hooks.Report());
    }
}
