namespace RawOpsNet.Cuda;

/// <summary>Names how cuBLAS reads elements and sums products: cudaDataType_t and cublasComputeType_t.</summary>
/// <param name="Data">The number of the element type.</param>
/// <param name="Compute">The number of the type of sums.</param>
internal readonly record struct BlasType(int Data, int Compute)
{
    // CUBLAS_COMPUTE_32F, not ..._FAST_TF32: whole float32 products.
    private const int InSingle = 68;
    private const int InDouble = 70;

    /// <summary>Whether sums, and with them alpha and beta, are of 64-bit numbers.</summary>
    public bool IsDouble => Compute == InDouble;

    /// <summary>Whether a number has an imaginary part.</summary>
    public bool IsComplex => Data is 4 or 5;

    /// <summary>Gives the numbers of a dtype; false for a dtype whose products are the kernel's.</summary>
    public static bool TryOf(DType dtype, out BlasType type)
    {
        type = dtype switch
        {
            DType.Float32 => new(0, InSingle),
            DType.Float64 => new(1, InDouble),
            DType.Float16 => new(2, InSingle),
            DType.Complex64 => new(4, InSingle),
            DType.Complex128 => new(5, InDouble),
            DType.BFloat16 => new(14, InSingle),
            _ => default,
        };
        return type.Compute != 0;
    }
}
