using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes the kernels of an op as rows of a table: device, dtypes, what it computes.</summary>
internal static class OpKernels
{
    /// <summary>Writes a row for each kernel.</summary>
    public static IEnumerable<string[]> RowsOf(OpModel op)
    {
        foreach (KernelModel kernel in op.Kernels)
        {
            (string device, string text) = kernel switch
            {
                ElementwiseKernel { Body: var body } =>
                    ("cpu, CUDA C", string.Join("<br>", body.Statements.Select(line => Markdown.Code(ExpressionText.Of(line))))),
                ReduceKernel reduce => ("cpu, CUDA C", Reduction(reduce)),
                CompositeKernel { Hook: { } hook } => ("any", $"composed by `CompositeFunctions.{hook}`"),
                CompositeKernel { Formulas: var formulas } =>
                    ("any", string.Join("<br>", formulas.Select(formula => Markdown.Code(ExpressionText.Of(formula))))),
                CpuKernel { Method: var method } => ("cpu", $"`CpuKernels.{method}`"),
                CudaSourceKernel { Source: var source } => ("CUDA C", Markdown.Code(source)),
                _ => ("cuda", ""),
            };
            yield return [device, Types(kernel), text];
        }

        foreach (ViewModel view in op.View)
        {
            yield return ["any", "any", $"`{view.Output}` shares the storage of `{view.Input}`"];
        }
    }

    private static string Types(KernelModel kernel)
    {
        string types = kernel.Types.IsEmpty || kernel.Types == DTypeSet.All ? "any"
            : kernel.Types == DTypeSet.Movable ? "all of known size, string"
            : kernel.Types.ToString();
        return kernel.By is { } attr ? $"`{attr}`: {types}" : types;
    }

    private static string Reduction(ReduceKernel kernel)
    {
        List<string> parts = [];
        if (kernel.Map is { } map)
        {
            parts.Add($"each `x` becomes `{ExpressionText.Of(map)}`");
        }

        parts.Add($"starts from `{ExpressionText.Of(kernel.Init)}`");
        parts.Add($"joins `{ExpressionText.Of(kernel.Combine)}`");
        if (kernel.Finish is { } finish)
        {
            parts.Add($"ends with `{ExpressionText.Of(finish)}`");
        }

        if (kernel.Accumulate.Count > 0)
        {
            parts.Add("accumulates " + string.Join(", ", kernel.Accumulate.Select(
                entry => $"{Generator.Model.DTypes.Name(entry.From)} in {Generator.Model.DTypes.Name(entry.To)}")));
        }

        return string.Join("; ", parts);
    }
}
