using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Writes what hand-written code must implement: partial declarations of kernels and hooks, each under <c>#line</c> of the
/// record that asks for it, so that a missing body is an error at the yaml line; and the structs they take.
/// </summary>
internal static partial class ContractsEmitter
{
    /// <summary>Writes the structs that an op's hand-written code takes.</summary>
    public static void WriteStructs(SourceWriter writer, OpEmission emission)
    {
        OpModel op = emission.Op;
        foreach (CallPart part in Parts(op))
        {
            CallStructs.Write(writer, emission, part);
            writer.Line();
        }
    }

    /// <summary>Whether an op has hand-written code.</summary>
    public static bool HasContract(OpModel op) => Parts(op).Any() || op.IsBroken;

    /// <summary>Lists the declarations of an op: the class they are in, and the declaration.</summary>
    public static IEnumerable<Declaration> DeclarationsOf(OpEmission emission)
    {
        OpModel op = emission.Op;
        string call = CallStructs.ShortName(op, CallPart.Kernel);
        bool isKernelShaped = op.Shape.Outputs.Any(entry => entry.Kind == ShapeEntryKind.Kernel);
        foreach (CpuKernel kernel in op.Kernels.OfType<CpuKernel>())
        {
            string passing = isKernelShaped ? "ref" : "in";
            bool isGeneric = IsGeneric(kernel);
            string constraint = kernel.ByBytes ? " where T : struct"
                : isGeneric ? " " + NumericConstraint.OfKernel(kernel.Types, "T") : "";
            yield return new Declaration(
                "CpuKernels", kernel.Method,
                $"internal static partial void {kernel.Method}{(isGeneric ? "<T>" : "")}({passing} {call} call){constraint};")
            {
                Constraint = constraint.TrimStart(),
                Types = kernel.Types,
            };
        }

        foreach (CudaMethodKernel kernel in op.Kernels.OfType<CudaMethodKernel>())
        {
            // A launch names its entry by the dtype: no method an element type.
            yield return new Declaration(
                "DeviceKernels", kernel.Method,
                $"internal static partial void {kernel.Method}({(isKernelShaped ? "ref" : "in")} {call} call);");
        }

        foreach (CompositeKernel kernel in op.Kernels.OfType<CompositeKernel>().Where(kernel => kernel.Hook is not null))
        {
            yield return new Declaration(
                "CompositeFunctions", kernel.Hook!,
                    $"internal static partial {ResultOf(emission)} {kernel.Hook}(in {call} call);");
        }

        foreach (ShapeEntry entry in op.Shape.Outputs.Where(entry => entry.Kind == ShapeEntryKind.Hook))
        {
            string result = op.Output(entry.Argument)!.IsList ? "global::RawOpsNet.Shape[]" : "global::RawOpsNet.Shape";
            yield return new Declaration(
                "ShapeFunctions", entry.Hook!,
                $"internal static partial {result} {entry.Hook}(in {CallStructs.ShortName(op, CallPart.Shape)} s);");
        }

        foreach (string hook in GradientHooksOf(op))
        {
            (string result, string parameters) = GradientHooks.Form(emission, hook);
            yield return new Declaration("GradientFunctions", hook, $"internal static partial {result} {hook}({parameters});");
        }
    }

    /// <summary>
    /// Whether a kernel is generic over its element type: not where it has none, nor where strings are all it takes.
    /// </summary>
    public static bool IsGeneric(CpuKernel kernel) =>
        kernel.ByBytes || (kernel.By is not null && kernel.Types != DTypeSet.Of(DType.String));

    private static string ResultOf(OpEmission emission) => emission.Op.Outputs.Count switch
    {
        0 => "void",
        1 => Parameters.OutputType(emission.Op.Outputs[0]),
        _ => $"global::{emission.Namespace}.{emission.Op.CSharpName}Outputs",
    };

    private static IEnumerable<string> GradientHooksOf(OpModel op) => op.Gradient.Kind == GradientKind.Hook
        ? [op.Gradient.Hook!]
        : op.Gradient.Inputs.Where(input => input.Hook is not null).Select(input => input.Hook!).Distinct();

    private static IEnumerable<CallPart> Parts(OpModel op)
    {
        if (op.Visibility == OpVisibility.Skip)
        {
            yield break;
        }

        if (op.Kernels.Any(kernel => kernel is CpuKernel or CudaMethodKernel or CudaSourceKernel))
        {
            yield return CallPart.Kernel;
        }
        else if (op.Kernels.Any(kernel => kernel is CompositeKernel { Hook: not null }))
        {
            yield return CallPart.Composite;
        }

        if (op.Shape.Outputs.Any(entry => entry.Kind == ShapeEntryKind.Hook))
        {
            yield return CallPart.Shape;
        }

        if (GradientHooksOf(op).Any())
        {
            yield return CallPart.Gradient;
        }
    }

    /// <summary>One partial declaration: its class, its name for the position, and its text.</summary>
    internal sealed record Declaration(string Class, string Name, string Text)
    {
        /// <summary>The constraint clause in the text; empty where it has none.</summary>
        public string Constraint { get; init; } = "";

        /// <summary>The dtypes that the constraint is to admit.</summary>
        public DTypeSet Types { get; init; }
    }
}
