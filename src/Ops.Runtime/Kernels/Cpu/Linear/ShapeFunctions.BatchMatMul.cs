using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of the other forms of BatchMatMulV2.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape BatchMatMulV1(in BatchMatMulShape s)
    {
        Shape product = BatchMatMul(s.Site, s.X.Shape, s.Y.Shape, s.AdjX, s.AdjY);
        if (BatchOf(s.X.Shape) != BatchOf(s.Y.Shape))
        {
            s.Site.Invalid(
                "y", $"y has shape {s.Y.Shape} and x {s.X.Shape}; their batches must be equal. BatchMatMulV2 broadcasts.");
        }

        return product;
    }

    internal static partial Shape BatchMatMulV3(in BatchMatMulV3Shape s)
    {
        bool isWidened = IsByte(s.Ta) && IsByte(s.Tb)
            ? s.Tout == DType.Int32
            : (IsByte(s.Ta) || s.Ta == s.Tout) && (IsByte(s.Tb) || s.Tb == s.Tout)
                && (s.Ta == s.Tb || s.Tout == DType.BFloat16);
        if (!isWidened)
        {
            s.Site.Unimplemented(
                $"Tout is {s.Tout.Name} for {s.Ta.Name} and {s.Tb.Name}; all must be one dtype, or 8-bit integers give int32, "
                    + "or with bfloat16 bfloat16.",
                "Tout");
        }

        return BatchMatMul(s.Site, s.X.Shape, s.Y.Shape, s.AdjX, s.AdjY);
    }

    private static bool IsByte(DType dtype) => dtype is DType.Int8 or DType.UInt8;
}
