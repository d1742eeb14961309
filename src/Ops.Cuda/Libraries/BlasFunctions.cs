using System.Runtime.InteropServices;

namespace RawOpsNet.Cuda;

/// <summary>Holds the functions of one loaded cuBLAS; names and signatures as in cublas_api.h 12 and 13.</summary>
internal sealed unsafe class BlasFunctions
{
    private BlasFunctions(nint library, out bool isWhole)
    {
        isWhole = Find(library, "cublasCreate_v2", out nint create)
            & Find(library, "cublasSetStream_v2", out nint setStream)
            & Find(library, "cublasSetMathMode", out nint setMathMode)
            & Find(library, "cublasGetVersion_v2", out nint getVersion)
            & Find(library, "cublasGemmEx", out nint gemm)
            & Find(library, "cublasGemmStridedBatchedEx", out nint gemmBatched);
        Create = (delegate* unmanaged<nint*, BlasStatus>)create;
        SetStream = (delegate* unmanaged<nint, nint, BlasStatus>)setStream;
        SetMathMode = (delegate* unmanaged<nint, int, BlasStatus>)setMathMode;
        GetVersion = (delegate* unmanaged<nint, int*, BlasStatus>)getVersion;
        Gemm = (delegate* unmanaged<nint, int, int, int, int, int, void*, ulong, int, int, ulong, int, int, void*, ulong, int,
            int, int, int, BlasStatus>)gemm;
        GemmBatched = (delegate* unmanaged<nint, int, int, int, int, int, void*, ulong, int, int, long, ulong, int, int, long,
            void*, ulong, int, int, long, int, int, int, BlasStatus>)gemmBatched;
    }

    /// <summary>cublasCreate_v2: a handle for the current context.</summary>
    public delegate* unmanaged<nint*, BlasStatus> Create { get; }

    /// <summary>cublasSetStream_v2.</summary>
    public delegate* unmanaged<nint, nint, BlasStatus> SetStream { get; }

    /// <summary>cublasSetMathMode.</summary>
    public delegate* unmanaged<nint, int, BlasStatus> SetMathMode { get; }

    /// <summary>cublasGetVersion_v2: 120804 for 12.8.4.</summary>
    public delegate* unmanaged<nint, int*, BlasStatus> GetVersion { get; }

    /// <summary>
    /// cublasGemmEx: handle, two operations, m, n, k, alpha, A, its type and leading dim, B with the same, beta, C with the
    /// same, compute type, algorithm.
    /// </summary>
    public delegate* unmanaged<nint, int, int, int, int, int, void*, ulong, int, int, ulong, int, int, void*, ulong, int, int,
        int, int, BlasStatus> Gemm
    { get; }

    /// <summary>cublasGemmStridedBatchedEx: a stride behind each leading dim, the count behind C's.</summary>
    public delegate* unmanaged<nint, int, int, int, int, int, void*, ulong, int, int, long, ulong, int, int, long, void*, ulong,
        int, int, long, int, int, int, BlasStatus> GemmBatched
    { get; }

    /// <summary>Finds the functions; null where the library lacks one.</summary>
    public static BlasFunctions? Of(nint library)
    {
        BlasFunctions functions = new(library, out bool isWhole);
        return isWhole ? functions : null;
    }

    private static bool Find(nint library, string name, out nint function) =>
        NativeLibrary.TryGetExport(library, name, out function);
}
