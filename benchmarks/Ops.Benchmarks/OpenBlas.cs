using System.Runtime.InteropServices;

namespace RawOpsNet.Benchmarks;

/// <summary>Calls OpenBLAS where the machine has it, as a peer to compare with. Nothing else in the repository uses it.</summary>
internal static unsafe class OpenBlas
{
    private const int RowMajor = 101;
    private const int NotTransposed = 111;

    private static readonly delegate* unmanaged<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> Gemm = Load();

    /// <summary>Whether the machine has the library.</summary>
    public static bool IsAvailable => Gemm != null;

    /// <summary>Multiplies square matrices on one thread.</summary>
    public static void Multiply(float* a, float* b, float* product, int size) =>
        Gemm(RowMajor, NotTransposed, NotTransposed, size, size, size, 1, a, size, b, size, 0, product, size);

    private static delegate* unmanaged<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> Load()
    {
        if (!NativeLibrary.TryLoad("libopenblas.so.0", out nint library)
            && !NativeLibrary.TryLoad("libopenblas", out library))
        {
            return null;
        }

        if (NativeLibrary.TryGetExport(library, "openblas_set_num_threads", out nint threads))
        {
            ((delegate* unmanaged<int, void>)threads)(1);
        }

        return NativeLibrary.TryGetExport(library, "cblas_sgemm", out nint gemm)
            ? (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)gemm
            : null;
    }
}
