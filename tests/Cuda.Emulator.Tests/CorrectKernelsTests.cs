using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Runs kernels without a bug: right results and no report, in every order of blocks and threads.</summary>
public sealed class CorrectKernelsTests : IDisposable
{
    private const string File = "correct.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public static TheoryData<int, ulong> Orders => new()
    {
        { (int)ThreadOrder.Forward, 1 }, { (int)ThreadOrder.Reverse, 1 }, { (int)ThreadOrder.Random, 7 },
        { (int)ThreadOrder.Random, 8 },
    };

    public void Dispose() => _device?.Dispose();

    [GnuTheory]
    [MemberData(nameof(Orders))]
    public void A_tiled_product_agrees_with_the_host(int order, ulong seed)
    {
        Order(order, seed);
        const int m = 21, n = 18, k = 35;
        float[] a = Values(m * k, 1), b = Values(k * n, 2);
        ulong c = EmulatedDevice.Allocate(m * n * sizeof(float));
        Run("matmul", new(2, 2), new(16, 16), [EmulatedDevice.Upload(a), EmulatedDevice.Upload(b), c, m, n, k]);
        float[] product = EmulatedDevice.Download<float>(c, m * n);
        for (int i = 0; i < product.Length; i++)
        {
            float expected = 0;
            for (int q = 0; q < k; q++)
            {
                expected = MathF.FusedMultiplyAdd(a[(i / n * k) + q], b[(q * n) + (i % n)], expected);
            }

            Assert.Equal(expected, product[i]);
        }
    }

    [GnuTheory]
    [MemberData(nameof(Orders))]
    public void A_softmax_joins_twice_over_one_shared_variable_of_a_template(int order, ulong seed)
    {
        Order(order, seed);
        const int rows = 3, cols = 150;
        float[] x = Values(rows * cols, 3);
        ulong y = EmulatedDevice.Allocate(x.Length * sizeof(float));
        Run("softmax", rows, 128, [EmulatedDevice.Upload(x), y, cols]);
        float[] result = EmulatedDevice.Download<float>(y, x.Length);
        for (int row = 0; row < rows; row++)
        {
            double sum = x.AsSpan(row * cols, cols).ToArray().Sum(value => Math.Exp(value));
            for (int i = row * cols; i < (row + 1) * cols; i++)
            {
                Assert.Equal(Math.Exp(x[i]) / sum, result[i], 1e-6);
            }
        }
    }

    [GnuTheory]
    [MemberData(nameof(Orders))]
    public void Shared_memory_of_every_kind_is_read_after_its_barrier(int order, ulong seed)
    {
        Order(order, seed);
        int[] counts = [.. Enumerable.Range(1, 100)];
        ulong sums = EmulatedDevice.Allocate(400);
        Run("scan", 1, 128, [EmulatedDevice.Upload(counts), sums, 100], 2 * 128 * 4);
        Assert.Equal(counts.Select(i => i * (i + 1) / 2), EmulatedDevice.Download<int>(sums, 100));

        float[] x = Values(45 * 70, 4);
        ulong turned = EmulatedDevice.Allocate(x.Length * sizeof(float));
        Run("transpose", new(3, 2), new(32, 8), [EmulatedDevice.Upload(x), turned, 70, 45]);
        Assert.Equal(Enumerable.Range(0, x.Length).Select(i => x[(i % 45 * 70) + (i / 45)]),
            EmulatedDevice.Download<float>(turned, x.Length));

        ulong reversed = EmulatedDevice.Allocate(256);
        Run("reversed", 1, 64, [EmulatedDevice.Upload(x[..64]), reversed], 256);
        Assert.Equal(x[..64].Reverse(), EmulatedDevice.Download<float>(reversed, 64));
    }

    [GnuTheory]
    [MemberData(nameof(Orders))]
    public void Atomics_are_no_races(int order, ulong seed)
    {
        Order(order, seed);
        byte[] values = new byte[3000];
        new Random(3).NextBytes(values);
        ulong bins = EmulatedDevice.Upload(new uint[256]);
        Run("histogram", 4, 96, [EmulatedDevice.Upload(values), bins, values.Length]);
        Assert.Equal(Enumerable.Range(0, 256).Select(bin => (uint)values.Count(value => value == bin)),
            EmulatedDevice.Download<uint>(bins, 256));

        float[] x = Values(200, 5);
        foreach (string kernel in (string[])["maximum", "maximum_with_volatile"])
        {
            ulong most = EmulatedDevice.Upload(-1f);
            Run(kernel, 2, 128, [EmulatedDevice.Upload(x), most, x.Length]);
            Assert.Equal(x.Max(), EmulatedDevice.Download<float>(most, 1)[0]);
        }

        float[] whole = [.. Enumerable.Range(0, 1000).Select(i => (float)(i % 7))];
        ulong sum = EmulatedDevice.Allocate(4);
        Run("last_block_sum", 16, 64, [EmulatedDevice.Upload(whole), EmulatedDevice.Allocate(64), sum, whole.Length]);
        Assert.Equal(whole.Sum(), EmulatedDevice.Download<float>(sum, 1)[0]);
    }

    [GnuFact]
    public void Warps_meet_without_a_barrier_of_the_block()
    {
        float[] x = Values(128, 6);
        ulong y = EmulatedDevice.Allocate(512);
        Run("warp_only", 1, 128, [EmulatedDevice.Upload(x), y]);
        float Turned(int t) => x[(t & ~31) + 31 - (t & 31)];
        Assert.Equal(Enumerable.Range(0, 128).Select(t => Turned(t) + (2 * Turned((t & ~31) + ((t + 1) & 31)))),
            EmulatedDevice.Download<float>(y, 128));

        ulong votes = EmulatedDevice.Allocate(64 * 4);
        Run("votes", 1, 64, [votes]);
        Assert.All(EmulatedDevice.Download<int>(votes, 64), vote => Assert.Equal(132, vote));
    }

    [GnuFact]
    public void A_struct_of_pointers_is_passed_by_value()
    {
        float[] p = Values(70, 7), g = Values(70, 8);
        ulong first = EmulatedDevice.Upload(Values(50, 9)), second = EmulatedDevice.Upload(p);
        long[] pointers = new long[16];
        (pointers[0], pointers[1]) = ((long)first, (long)second);
        (pointers[8], pointers[9]) = ((long)EmulatedDevice.Upload(Values(50, 10)), (long)EmulatedDevice.Upload(g));
        int[] counts = [50, 70, 0, 0, 0, 0, 0, 0, 2, 0];
        byte[] tensors = new byte[(16 * 8) + (10 * 4)];
        Buffer.BlockCopy(pointers, 0, tensors, 0, 128);
        Buffer.BlockCopy(counts, 0, tensors, 128, 40);
        Run("multi_sgd", 2, 32, [new Argument(tensors), 0.5f]);
        Assert.Equal(p.Zip(g, (value, slope) => value - (0.5f * slope)), EmulatedDevice.Download<float>(second, 70));
    }

    [GnuFact]
    public unsafe void Variables_of_the_module_are_found_by_name()
    {
        nint module = EmulatedDevice.Load(KernelFile.Compiled(File).Cubin);
        EmulatedDevice.Check(Cuda.cuModuleGetGlobal_v2(out ulong pointer, out nuint bytes, module, "coefficients"));
        Assert.Equal(16u, bytes);
        float[] coefficients = [1, 2, 3, 4], x = Values(64, 11);
        fixed (float* start = coefficients)
        {
            EmulatedDevice.Check(Cuda.cuMemcpyHtoD_v2(pointer, start, 16));
        }

        EmulatedDevice.Check(Cuda.cuModuleGetFunction(out nint polynomial, module, "polynomial"));
        ulong values = EmulatedDevice.Upload(x);
        EmulatedDevice.Check(EmulatedDevice.Launch(polynomial, 1, 64, [values, 64]));
        float[] result = EmulatedDevice.Download<float>(values, 64);
        Assert.Equal(x.Select(v => 1 + (v * (2 + (v * (3 + (v * 4)))))), result);
        EmulatedDevice.Check(Cuda.cuModuleGetGlobal_v2(out ulong hits, out _, module, "hits"));
        Assert.Equal(64, EmulatedDevice.Download<int>(hits, 1)[0]);
        Assert.Equal("", Hooks.Report());
    }

    [GnuFact]
    public void Packs_with_a_tail_and_bit_counts_are_taken()
    {
        float[] x = Values(103, 12);
        ulong values = EmulatedDevice.Upload(x);
        Run("scale_by_fours", 1, 32, [values, 3f, 103]);
        Assert.Equal(x.Select(value => value * 3f), EmulatedDevice.Download<float>(values, 103));

        uint[] bits = [0, 1, 0xffffffff, 0x80000000, 12345];
        ulong counts = EmulatedDevice.Allocate(20);
        Run("bits", 1, 32, [EmulatedDevice.Upload(bits), counts, 5]);
        Assert.Equal(bits.Select(u => (2 * System.Numerics.BitOperations.PopCount(u))
            + System.Numerics.BitOperations.LeadingZeroCount(u)), EmulatedDevice.Download<int>(counts, 5));
    }

    [GnuFact]
    public void Adam_agrees_with_the_host_bit_for_bit()
    {
        const int n = 10_003;
        float[] p = Values(n, 13), g = Values(n, 14), m = Values(n, 15), v = [.. Values(n, 16).Select(MathF.Abs)];
        ulong target = EmulatedDevice.Upload(p);
        Argument[] arguments = [target, EmulatedDevice.Upload(g), EmulatedDevice.Upload(m), EmulatedDevice.Upload(v), (long)n,
            1e-3f, 0.9f, 0.999f, 1e-8f];
        Run("adam", (n + 255) / 256, 256, arguments);
        float[] result = EmulatedDevice.Download<float>(target, n);
        for (int i = 0; i < n; i++)
        {
            float mi = (0.9f * m[i]) + ((1.0f - 0.9f) * g[i]), vi = (0.999f * v[i]) + ((1.0f - 0.999f) * g[i] * g[i]);
            Assert.Equal(p[i] - (1e-3f * mi / (MathF.Sqrt(vi) + 1e-8f)), result[i]);
        }
    }

    [GnuFact]
    public void A_template_is_run_by_its_name_expression()
    {
        Compilation compilation = Compilation.Of(KernelFile.Text(File), expressions: ["scaled<float>", "scaled<int>"]);
        Assert.True(compilation.Status == 0, compilation.Log);
        nint module = EmulatedDevice.Load(compilation.Ptx);
        EmulatedDevice.Check(Cuda.cuModuleGetFunction(out nint function, module, compilation.LoweredNames["scaled<int>"]));
        ulong y = EmulatedDevice.Allocate(12);
        EmulatedDevice.Check(EmulatedDevice.Launch(function, 1, 32, [EmulatedDevice.Upload(1, 2, 3), y, 2.5f, 3]));
        Assert.Equal([2, 5, 7], EmulatedDevice.Download<int>(y, 3));
    }

    private static void Order(int order, ulong seed) =>
        EmulatedDevice.Check(Hooks.cudaEmuSchedule((int)Schedule.Lazy, order, seed));

    private static void Run(string kernel, Size grid, Size block, Argument[] arguments, int sharedBytes = 0)
    {
        EmulatedDevice.Check(EmulatedDevice.Run(File, kernel, grid, block, arguments, sharedBytes));
        Assert.Equal("", Hooks.Report());
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
