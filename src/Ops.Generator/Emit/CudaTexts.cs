using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Joins the CUDA C of an op's kernels: what is written for its bodies, and the sources that its record names.</summary>
internal static class CudaTexts
{
    /// <summary>The text of an op; empty where it has none.</summary>
    public static string Of(OpModel op) =>
        string.Join("\n", op.Kernels.OfType<CudaSourceKernel>().Select(kernel => kernel.SourceText).Append(CudaEmitter.Emit(op))
            .Where(text => text.Length > 0).Distinct());
}
