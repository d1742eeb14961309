using System.Text;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>What the emulated NVRTC says to a program.</summary>
internal sealed unsafe class Compilation
{
    private static readonly string[] Defaults = ["--gpu-architecture=sm_90", "--std=c++17", "--fmad=false"];

    private Compilation(int status, string log, byte[] ptx, byte[] cubin, IReadOnlyDictionary<string, string> loweredNames)
    {
        Status = status;
        Log = log;
        Ptx = ptx;
        Cubin = cubin;
        LoweredNames = loweredNames;
    }

    /// <summary>nvrtcResult: 0 for success, 5 for a bad option, 6 for a text that does not compile.</summary>
    public int Status { get; }

    public string Log { get; }

    /// <summary>The PTX with its terminating zero; empty where the program did not compile.</summary>
    public byte[] Ptx { get; }

    /// <summary>The binary; empty for a compute_ target.</summary>
    public byte[] Cubin { get; }

    public IReadOnlyDictionary<string, string> LoweredNames { get; }

    /// <summary>Compiles a text for sm_90 without fused multiply-adds, or with the options given.</summary>
    public static Compilation Of(string source, string[]? options = null, string name = "kernel.cu",
        string[]? expressions = null, (string Name, string Text)[]? headers = null)
    {
        headers ??= [];
        string[] texts = [.. headers.Select(header => header.Text)], names = [.. headers.Select(header => header.Name)];
        Assert.Equal(0, Nvrtc.nvrtcCreateProgram(out nint program, source, name, headers.Length, texts, names));
        try
        {
            foreach (string expression in expressions ?? [])
            {
                Assert.Equal(0, Nvrtc.nvrtcAddNameExpression(program, expression));
            }

            options ??= Defaults;
            int status = Nvrtc.nvrtcCompileProgram(program, options.Length, options);
            return Read(program, status, expressions ?? []);
        }
        finally
        {
            _ = Nvrtc.nvrtcDestroyProgram(ref program);
        }
    }

    private static Compilation Read(nint program, int status, string[] expressions)
    {
        Assert.Equal(0, Nvrtc.nvrtcGetProgramLogSize(program, out nuint logBytes));
        Assert.Equal(0, Nvrtc.nvrtcGetPTXSize(program, out nuint ptxBytes));
        Assert.Equal(0, Nvrtc.nvrtcGetCUBINSize(program, out nuint cubinBytes));
        byte[] log = new byte[logBytes], ptx = new byte[ptxBytes], cubin = new byte[cubinBytes];
        fixed (byte* logStart = log, ptxStart = ptx, cubinStart = cubin)
        {
            Assert.Equal(0, Nvrtc.nvrtcGetProgramLog(program, logStart));
            Assert.True(ptx.Length == 0 || Nvrtc.nvrtcGetPTX(program, ptxStart) == 0);
            Assert.True(cubin.Length == 0 || Nvrtc.nvrtcGetCUBIN(program, cubinStart) == 0);
        }

        Dictionary<string, string> lowered = [];
        foreach (string expression in status == 0 ? expressions : [])
        {
            Assert.Equal(0, Nvrtc.nvrtcGetLoweredName(program, expression, out nint lowerName));
            lowered[expression] = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(lowerName)!;
        }

        return new(status, Encoding.UTF8.GetString(log).TrimEnd('\0'), ptx, cubin, lowered);
    }
}
