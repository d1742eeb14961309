using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Driver;

/// <summary>Programs: what is compiled, what is kept, what a launch refuses.</summary>
public sealed class ProgramTests : DeviceTests
{
    private static readonly DeviceProgram Fill = new("fill_test", """
        RO_KERNEL(256) fill_test(f32* y, f32 value, u32 n) { for (u32 i = ro_thread(); i < n; i += ro_threads()) y[i] = value; }

        """);

    [Theory]
    [InlineData(90, new[] { 75, 80, 90 }, "sm_90")]
    [InlineData(89, new[] { 75, 80, 90 }, "compute_80")]
    [InlineData(100, new[] { 75, 80, 90 }, "compute_90")]
    [InlineData(70, new[] { 75, 80, 90 }, null)]
    public void The_architecture_is_the_devices_or_the_highest_below(int capability, int[] supported, string? expected) =>
        Assert.Equal(expected, ProgramCompiler.Architecture(supported, capability));

    [Fact]
    public void A_kept_image_is_found_whole_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory("rawops-cuda-").FullName;
        try
        {
            ProgramCache cache = new(folder);
            string key = ProgramCache.Key("text", "options");
            Assert.NotEqual(key, ProgramCache.Key("texto", "ptions"));
            Assert.Null(cache.Find(key));
            cache.Keep(key, [1, 2, 3]);
            Assert.Equal([1, 2, 3], cache.Find(key)!);

            string file = Assert.Single(Directory.GetFiles(folder));
            byte[] bytes = File.ReadAllBytes(file);
            bytes[^1] ^= 1;
            File.WriteAllBytes(file, bytes);
            Assert.Null(cache.Find(key));
            File.WriteAllBytes(file, bytes[..10]);
            Assert.Null(cache.Find(key));
            cache.Keep(key, [4]);
            Assert.Equal([4], cache.Find(key)!);
            Assert.Null(new ProgramCache(null).Find(key));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [DeviceFact]
    public void What_was_compiled_once_is_not_compiled_again_unless_its_file_is_damaged()
    {
        string folder = Directory.CreateTempSubdirectory("rawops-cuda-").FullName;
        try
        {
            int[] compilations = [Compile(folder, null), Compile(folder, null), Compile(folder, [7]), Compile(folder, null)];
            Assert.Equal([1, 0, 1, 0], compilations);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [DeviceFact]
    public void Arguments_that_are_not_the_kernels_are_refused_before_the_launch()
    {
        using Tensor y = Tensor.Zeros([4]).To(Gpu);
        long before = Emulator.Launches;
        Assert.Contains("it takes 3 arguments, 2 were given", Refused([y, 1f]), StringComparison.Ordinal);
        Assert.Contains("argument 1 has 8 bytes; its parameter has 4", Refused([y, 1.0, 4u]), StringComparison.Ordinal);
        Assert.Equal(before, Emulator.Launches);
        Launch([y, 3f, 4u]);
        Assert.Equal([3f, 3f, 3f, 3f], y.ToArray<float>());
    }

    [DeviceFact]
    public void A_text_that_does_not_compile_throws_with_the_compilers_log()
    {
        DeviceProgram wrong = new("wrong", "RO_KERNEL(256) wrong() { undefined_name(); }\n");
        CudaException error = Assert.Throws<CudaException>(() => DeviceBackend.Of(Gpu).Launch(new DeviceCall
        {
            Site = new OpSite("Wrong", null),
            Program = wrong,
            Device = Gpu,
            DType = DType.Invalid,
            Entry = "wrong",
            Grid = 1,
            Arguments = [],
        }));
        Assert.Equal("nvrtcCompileProgram", error.Call);
        Assert.Contains("undefined_name", error.Log, StringComparison.Ordinal);
    }

    private static string Refused(DeviceArgument[] arguments) =>
        Assert.Throws<InternalException>(() => Launch(arguments)).Message;

    private static void Launch(DeviceArgument[] arguments) => DeviceBackend.Of(Gpu).Launch(new DeviceCall
    {
        Site = new OpSite("FillTest", null),
        Program = Fill,
        Device = Gpu,
        DType = DType.Invalid,
        Entry = "fill_test",
        Grid = 1,
        Arguments = arguments,
    });

    private static int Compile(string folder, byte[]? damage)
    {
        if (damage is not null)
        {
            File.WriteAllBytes(Directory.GetFiles(folder).Single(), damage);
        }

        CudaDevice device = new(0, new NativeCudaDriver(), new NativeCudaCompiler(), new ProgramCache(folder));
        device.Compiler.Load(Fill, DType.Invalid).Entry("fill_test");
        return device.Compiler.Compilations;
    }
}
