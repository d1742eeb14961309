using System.Text;
using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Options of the compiler, and which images the device takes.</summary>
public sealed unsafe class OptionsAndImagesTests : IDisposable
{
    private const string Text = "extern \"C\" __global__ void k(int* p) { p[0] = 1; }";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuFact]
    public void The_architectures_are_those_of_version_12_8()
    {
        EmulatedDevice.Check(Nvrtc.nvrtcGetNumSupportedArchs(out int count));
        int[] archs = new int[count];
        fixed (int* start = archs)
        {
            EmulatedDevice.Check(Nvrtc.nvrtcGetSupportedArchs(start));
        }

        Assert.Equal([50, 52, 53, 60, 61, 62, 70, 72, 75, 80, 86, 87, 89, 90, 100, 101, 120], archs);
    }

    [GnuTheory]
    [InlineData("--gpu-architecture=compute_91")]
    [InlineData("--gpu-architecture=sm_35")]
    [InlineData("--gpu-architecture=sm_80a")]
    [InlineData("--gpu-architecture=ninety")]
    [InlineData("--gpu-architecture=")]
    [InlineData("--std=c++18")]
    [InlineData("--fmad=maybe")]
    [InlineData("--no-such")]
    [InlineData("-O2")]
    public void An_unknown_option_or_value_is_refused(string option)
    {
        Compilation compilation = Compilation.Of(Text, [option]);
        Assert.Equal(5, compilation.Status);
        Assert.StartsWith("nvrtc: error: ", compilation.Log, StringComparison.Ordinal);
    }

    [GnuFact]
    public void Options_of_the_device_are_taken_in_both_forms()
    {
        string[] options = ["--gpu-architecture", "sm_90a", "-std=c++20", "--fmad", "false", "--split-compile=2", "-G",
            "--extra-device-vectorization", "--ptxas-options=-v", "--device-int128", "-DN=3", "-D", "M=4", "--define-macro=L=5",
            "-UQ", "-default-device", "-lineinfo", "--maxrregcount=64", "--ftz=false", "--prec-div=true", "--prec-sqrt=true",
            "-w", "--relocatable-device-code=false"];
        Compilation compilation = Compilation.Of("extern \"C\" __global__ void k(int* p) { p[0] = N + M + L; }", options);
        Assert.True(compilation.Status == 0, compilation.Log);
    }

    [GnuFact]
    public void An_old_architecture_is_a_warning()
    {
        Compilation compilation = Compilation.Of(Text, ["-arch=sm_70"]);
        Assert.Equal(0, compilation.Status);
        Assert.Contains("deprecated", compilation.Log, StringComparison.Ordinal);
    }

    [GnuFact]
    public void Only_a_binary_target_has_a_binary()
    {
        Assert.Empty(Compilation.Of(Text, ["-arch=compute_90"]).Cubin);
        Compilation compilation = Compilation.Of(Text, ["-arch=sm_90"]);
        Assert.Equal("\u007fELF"u8.ToArray(), compilation.Cubin[..4]);
        string ptx = Encoding.UTF8.GetString(compilation.Ptx);
        Assert.EndsWith("\0", ptx, StringComparison.Ordinal);
        Assert.Contains(".target sm_90", ptx, StringComparison.Ordinal);
        Assert.Contains(".visible .entry k(", ptx, StringComparison.Ordinal);
    }

    [GnuTheory]
    [InlineData("sm_90", true, Status.Success)]
    [InlineData("sm_80", true, Status.NoBinaryForGpu)]
    [InlineData("sm_100", true, Status.NoBinaryForGpu)]
    [InlineData("compute_80", false, Status.Success)]
    [InlineData("compute_90", false, Status.Success)]
    [InlineData("compute_100", false, Status.InvalidPtx)]
    public void The_device_takes_binaries_of_its_own_and_ptx_of_earlier_architectures(string arch, bool binary, int expected)
    {
        Compilation compilation = Compilation.Of(Text, ["-arch=" + arch]);
        Assert.Equal(expected, EmulatedDevice.TryLoad(binary ? compilation.Cubin : compilation.Ptx, out _));
    }

    [GnuFact]
    public void What_is_no_image_is_refused()
    {
        Assert.Equal(Status.InvalidImage, EmulatedDevice.TryLoad("garbage, long enough to be looked at\0"u8.ToArray(), out _));
        Assert.Equal(Status.InvalidPtx, EmulatedDevice.TryLoad("// a comment and no more\0"u8.ToArray(), out _));
        Assert.Equal(Status.InvalidValue, EmulatedDevice.TryLoad([], out _));
    }
}
