using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Multiplies matrices by cuBLAS on the stream of one device.</summary>
internal sealed unsafe class CudaBlas
{
    // CUBLAS_DEFAULT_MATH, which has no TF32, with CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION: sums over half types stay
    // in float32 when they are split, as the CPU's do.
    private const int MathMode = 16;

    // CUBLAS_GEMM_DEFAULT: cuBLAS chooses, the same for the same shapes on the same device.
    private const int Algorithm = -1;

    private readonly BlasFunctions _functions;
    private readonly nint _handle;

    private CudaBlas(BlasFunctions functions, nint handle, string name)
    {
        _functions = functions;
        _handle = handle;
        Name = name;
    }

    /// <summary>cuBLAS with its version.</summary>
    public string Name { get; }

    /// <summary>
    /// Opens cuBLAS on a device whose context is current; null where it is missing, is refused by <c>RAWOPS_CUDA_BLAS=off</c> or
    /// does not start.
    /// </summary>
    public static CudaBlas? Open(CudaDevice device, out string? whyNot)
    {
        if (Environment.GetEnvironmentVariable("RAWOPS_CUDA_BLAS") is "off" or "0")
        {
            whyNot = "RAWOPS_CUDA_BLAS is off";
            return null;
        }

        nint library = CudaLibraries.LoadBlas(device.DriverVersion / 1000);
        if (library == 0)
        {
            whyNot = CudaLibraries.SearchedForBlas is { Length: > 0 } searched
                ? "no cuBLAS; searched " + searched
                : "no cuBLAS for this driver";
            return null;
        }

        if (BlasFunctions.Of(library) is not { } functions)
        {
            whyNot = "cuBLAS lacks a function";
            return null;
        }

        // The handle is never given back: it lives as long as the context.
        nint handle = 0;
        int version = 0;
        BlasStatus status = functions.Create(&handle);
        status = status == BlasStatus.Success ? functions.SetStream(handle, device.Stream.Value) : status;
        status = status == BlasStatus.Success ? functions.SetMathMode(handle, MathMode) : status;
        status = status == BlasStatus.Success ? functions.GetVersion(handle, &version) : status;
        whyNot = status == BlasStatus.Success ? null : "cuBLAS did not start: " + NameOf(status);
        return whyNot is null
            ? new CudaBlas(functions, handle, string.Create(
                CultureInfo.InvariantCulture, $"cuBLAS {version / 10000}.{version / 100 % 100}.{version % 100}"))
            : null;
    }

    /// <summary>Makes the error of a call on a device.</summary>
    public static CudaException Error(int index, string call, BlasStatus status) => new(
        string.Create(CultureInfo.InvariantCulture, $"gpu:{index}: {call} gave {NameOf(status)}."), call, CudaStatus.Success);

    /// <summary>Orders products on the device's stream.</summary>
    public BlasStatus Multiply(CudaDevice device, in DeviceMultiply multiply)
    {
        if (!BlasType.TryOf(multiply.C.DType, out BlasType type)
            || Math.Max(Math.Max(multiply.M, multiply.N), Math.Max(multiply.K, multiply.Batches)) > int.MaxValue)
        {
            return BlasStatus.NotSupported;
        }

        (int m, int n, int k) = ((int)multiply.M, (int)multiply.N, (int)multiply.K);
        int transposed = multiply.Conjugates && type.IsComplex ? 2 : 1;
        (int opA, int strideOfA) = multiply.TransposesA ? (transposed, m) : (0, k);
        (int opB, int strideOfB) = multiply.TransposesB ? (transposed, k) : (0, n);
        ulong a = CudaLauncher.AddressOf(device, multiply.A);
        ulong b = CudaLauncher.AddressOf(device, multiply.B);
        ulong c = CudaLauncher.AddressOf(device, multiply.C);

        // Real parts of 1 and 0 in the type of sums, imaginary ones behind.
        double* one = stackalloc double[2];
        double* zero = stackalloc double[2];
        (one[0], one[1], zero[0], zero[1]) = (1, 0, 0, 0);
        if (!type.IsDouble)
        {
            (((float*)one)[0], ((float*)one)[1]) = (1, 0);
        }

        // cuBLAS has columns one after another: what lies there row after row is to it the transpose, and C' = B' A'.
        return multiply.Batches == 1
            ? _functions.Gemm(
                _handle, opB, opA, n, m, k, one, b, type.Data, strideOfB, a, type.Data, strideOfA, zero, c, type.Data, n,
                type.Compute, Algorithm)
            : _functions.GemmBatched(
                _handle, opB, opA, n, m, k, one, b, type.Data, strideOfB, (long)multiply.StrideB, a, type.Data, strideOfA,
                (long)multiply.StrideA, zero, c, type.Data, n, (long)m * n, (int)multiply.Batches, type.Compute, Algorithm);
    }

    private static string NameOf(BlasStatus status) => string.Create(CultureInfo.InvariantCulture, $"{status} ({(int)status})");
}
