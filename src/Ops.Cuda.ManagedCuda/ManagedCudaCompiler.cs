using System.Text;
using ManagedCuda.NVRTC;

namespace RawOpsNet.Cuda;

/// <summary>Compiles through ManagedCuda's NVRTC.</summary>
public sealed class ManagedCudaCompiler : ICudaCompiler
{
    /// <summary>Makes the adapter.</summary>
    public ManagedCudaCompiler() => ManagedCudaAdapter.Touch();

    /// <inheritdoc/>
    public bool TryGetVersion(out int major, out int minor)
    {
        try
        {
            Version version = CudaRuntimeCompiler.GetVersion();
            (major, minor) = (version.Major, version.Minor);
            return true;
        }
        catch (Exception failure) when (IsMissing(failure))
        {
            (major, minor) = (0, 0);
            return false;
        }
    }

    /// <inheritdoc/>
    public int[] SupportedArchitectures()
    {
        try
        {
            return CudaRuntimeCompiler.GetSupportedArchs();
        }
        catch (Exception failure) when (IsMissing(failure))
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public CudaCompilation Compile(string source, string name, ReadOnlySpan<string> options)
    {
        CudaRuntimeCompiler? compiler = null;
        try
        {
            // Its strings go over in the machine's own encoding: comments in other scripts would not survive it.
            string ascii = Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(source));
            compiler = new CudaRuntimeCompiler(ascii, name);
            compiler.Compile(options.ToArray());
            byte[] image = IsBinary(options) ? compiler.GetCubin() : [];
            return new(true, image.Length > 0 ? image : compiler.GetPTX(), compiler.GetLogAsString(), "NVRTC_SUCCESS");
        }
        catch (NVRTCException failure)
        {
            return new(false, [], Log(compiler), failure.NVRTCError.ToString());
        }
        catch (Exception failure) when (IsMissing(failure))
        {
            return new(false, [], "", "NVRTC is missing; searched: " + CudaLibraries.SearchedForNvrtc);
        }
        finally
        {
            compiler?.Dispose();
        }
    }

    private static bool IsBinary(ReadOnlySpan<string> options)
    {
        foreach (string option in options)
        {
            if (option.Contains("=sm_", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Log(CudaRuntimeCompiler? compiler)
    {
        try
        {
            return compiler?.GetLogAsString() ?? "";
        }
        catch (NVRTCException)
        {
            return "";
        }
    }

    private static bool IsMissing(Exception failure) =>
        failure is DllNotFoundException or EntryPointNotFoundException or NVRTCException;
}
