using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Compare;

/// <summary>Says how a peer is started, and what it needs.</summary>
internal abstract class PeerProgram
{
    /// <summary>Gets all peers.</summary>
    public static IReadOnlyList<PeerProgram> All { get; } =
    [
        new TorchProgram(),
        new NativeProgram("openblas", "-lopenblas", "libopenblas-dev"),
        new NativeProgram("onednn", "-ldnnl", "libdnnl-dev"),
        new NativeProgram("eigen", "-lpthread", "libeigen3-dev"),
    ];

    /// <summary>Gets the library's short name.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the folder of the programs' sources.</summary>
    protected static string Sources => Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>Says why the peer cannot be started; null where it can.</summary>
    public abstract string? WhyNot();

    /// <summary>Says how the peer is started.</summary>
    public ProcessStartInfo Command(int threads)
    {
        string[] words = Words();
        ProcessStartInfo start = new(words[0], [.. words[1..], threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);

        // OpenBLAS picks a slower kernel where these are set.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        if (Avx512F.IsSupported)
        {
            start.Environment["ATEN_CPU_CAPABILITY"] = "avx512";
        }

        // Debian's default OpenBLAS has threads of its own, which fight with those of OpenMP.
        const string OpenMp = "/usr/lib/x86_64-linux-gnu/openblas-openmp";
        if (Directory.Exists(OpenMp))
        {
            start.Environment["LD_LIBRARY_PATH"] = OpenMp;
        }

        return start;
    }

    /// <summary>Gives the program and its first arguments; the number of threads follows.</summary>
    protected abstract string[] Words();

    /// <summary>Runs a program to its end; tells whether it ended well.</summary>
    protected static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            process.StandardError.ReadToEnd();
            output.Wait();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
