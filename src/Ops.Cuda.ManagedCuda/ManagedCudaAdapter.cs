using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace RawOpsNet.Cuda;

/// <summary>Offers the adapter to the runtime, which looks for it by name on the first use of a GPU.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ManagedCudaAdapter
{
    // ManagedCuda's own resolvers ask for the links libcuda.so and libnvrtc.so, which only development packages have; what they
    // do not find comes here. A second resolver for their assembly would throw.
    static ManagedCudaAdapter()
    {
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        CudaAdapters.Preferred = () => new CudaBackend(new ManagedCudaDriver(), new ManagedCudaCompiler());
    }

    /// <summary>Makes sure that the libraries resolve.</summary>
    internal static void Touch()
    {
    }

    private static nint Resolve(Assembly assembly, string name) => name switch
    {
        "nvcuda" => CudaLibraries.LoadDriver(),
        _ when name.StartsWith("nvrtc64_", StringComparison.Ordinal) => CudaLibraries.LoadNvrtc(),
        _ => 0,
    };
}
