using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>What NVIDIA's libraries do on the device, where they are found.</summary>
internal sealed partial class CudaDevice
{
    private readonly Lock _products = new();
    private CudaBlas? _blas;
    private string? _whyNoBlas;

    /// <summary>What multiplies matrices, in words.</summary>
    public string ProductsBy
    {
        get
        {
            lock (_products)
            {
                return Blas()?.Name ?? $"the kernel of RawOps ({_whyNoBlas})";
            }
        }
    }

    /// <summary>Multiplies by cuBLAS; false where it is not there or does not serve these matrices.</summary>
    public bool Multiply(in DeviceMultiply multiply)
    {
        // A handle serves one thread at a time.
        lock (_products)
        {
            if (Blas() is not { } blas)
            {
                return false;
            }

            Enter();
            BlasStatus status = blas.Multiply(this, multiply);
            GC.KeepAlive(multiply.A);
            GC.KeepAlive(multiply.B);
            GC.KeepAlive(multiply.C);
            if (status is BlasStatus.NotSupported or BlasStatus.ArchitectureMismatch)
            {
                return false;
            }

            if (status != BlasStatus.Success)
            {
                // What a kernel before it did wrong is the better error.
                Synchronize();
                throw CudaBlas.Error(Index, multiply.Batches == 1 ? "cublasGemmEx" : "cublasGemmStridedBatchedEx", status);
            }

            Launches++;
            Products++;
        }

        if (ChecksEveryLaunch)
        {
            Synchronize();
        }

        return true;
    }

    // What failed once fails again: which of the two multiplies must not change while a process runs.
    private CudaBlas? Blas()
    {
        if (_blas is null && _whyNoBlas is null)
        {
            Enter();
            _blas = CudaBlas.Open(this, out _whyNoBlas);
        }

        return _blas;
    }
}
