using System.Globalization;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

/// <summary>Writes the kernels of a reduction: a struct with its four parts, and the entries of each dtype.</summary>
internal static class CudaReductions
{
    /// <summary>Whether a device can run a reduction: it knows no texts and no dtypes.</summary>
    public static bool CanRun(OpModel op, ReduceKernel kernel) => !TypesOf(op, kernel).IsEmpty && AttrsOf(op, kernel).All(attr =>
        attr.Name.Kind is ValueKind.UniformBool or ValueKind.UniformNumber);

    /// <summary>The attrs that the entries of a reduction take, after everything else.</summary>
    public static CudaOperand[] AttrsOf(OpModel op, ReduceKernel kernel)
    {
        BodyScope scope = BodyScope.ReduceInit(op.Name, op.Attrs);
        Expression[] parts = [kernel.Init, kernel.Map ?? new Name("x"), kernel.Combine, kernel.Finish ?? new Name("r")];
        return op.Attrs.Where(attr => parts.Any(part => ExpressionWalk.Mentions(part, attr.Name)))
            .Select(attr => new CudaOperand(scope.Find(attr.Name)!, attr.Kind)).ToArray();
    }

    /// <summary>Writes everything of a reduction.</summary>
    public static void Write(CudaWriter writer, OpModel op, string entry, ReduceKernel kernel)
    {
        bool isBool = IsBool(op, kernel);
        DTypeSet types = TypesOf(op, kernel);
        Expression map = kernel.Map ?? new Name("x");
        Expression finish = kernel.Finish ?? new Name("r");
        BodyScope[] scopes =
        [
            BodyScope.ReduceInit(op.Name, op.Attrs), BodyScope.ReduceMap(op.Name, isBool, op.Attrs),
            BodyScope.ReduceCombine(op.Name, isBool, op.Attrs), BodyScope.ReduceFinish(op.Name, isBool, op.Attrs),
        ];
        Expression[] parts = [kernel.Init, map, kernel.Combine, finish];
        CudaOperand[] attrs = AttrsOf(op, kernel);
        if (!CanRun(op, kernel))
        {
            return;
        }

        // A record may reduce some dtypes otherwise than the rest: each of its kernels has parts of its own.
        string partsName = entry + "_" + CudaTypes.Of(types.InOrder().First()) + "_parts";
        WriteParts(writer, partsName, parts, scopes, attrs);
        foreach (DType dtype in types.InOrder())
        {
            DType accumulate = kernel.Accumulate.FirstOrDefault(pair => pair.From == dtype)?.To ?? dtype;
            writer.Line("#if !defined(RO_DTYPE) || RO_DTYPE == " + ((int)dtype).ToString(CultureInfo.InvariantCulture));
            WriteEntries(writer, entry, partsName, CudaTypes.Of(dtype),
                "ro_compute<" + CudaTypes.Of(accumulate) + ">::type", attrs);
            writer.Line("#endif");
        }
    }

    private static bool IsBool(OpModel op, ReduceKernel kernel) =>
        op.Input(kernel.Input) is { TypeAttr: null, DType: DType.Bool };

    private static DTypeSet TypesOf(OpModel op, ReduceKernel kernel) =>
        IsBool(op, kernel) ? DTypeSet.Of(DType.Bool) : kernel.Types & DTypeSet.Computable;

    private static void WriteParts(CudaWriter writer, string name, Expression[] parts, BodyScope[] scopes, CudaOperand[] attrs)
    {
        string[] texts = parts.Select((part, i) => new CudaText(scopes[i], "").Of(part)).ToArray();
        writer.Line("template <typename C> struct " + name + " {");
        writer.Line("typedef C A;");
        foreach (CudaOperand attr in attrs)
        {
            writer.Line(attr.Declaration + ";");
        }

        writer.Line("RO_INLINE C init() const { return " + texts[0] + "; }");
        writer.Line("RO_INLINE C map(C x) const { return " + texts[1] + "; }");
        writer.Line("RO_INLINE C combine(C a, C b) const { return " + texts[2] + "; }");
        writer.Line("RO_INLINE C finish(C r, u64 count) const { return " + texts[3] + "; }");
        writer.Line("};");
    }

    private static void WriteEntries(
        CudaWriter writer, string entry, string parts, string type, string accumulator, CudaOperand[] attrs)
    {
        string name = entry + "_" + type;
        string declared = string.Concat(attrs.Select(attr => ", " + attr.Declaration));
        string values = string.Join(", ", attrs.Select(attr => attr.Parameter));
        string op = parts + "<" + accumulator + "> op = { " + values + " }; ";
        op = attrs.Length == 0 ? parts + "<" + accumulator + "> op; " : op;
        writer.Line("RO_KERNEL(256) " + name + "_rows(const " + type + "* x, " + type + "* y, u32 rows, u32 length" + declared
            + ") { "
            + op + "ro_reduce_rows(op, x, y, rows, length); }");
        writer.Line("RO_KERNEL(256) " + name + "_columns(const " + type + "* x, " + type + "* y, u32 length, u32 inner"
            + declared + ") { "
            + op + "ro_reduce_columns(op, x, y, length, inner); }");
        writer.Line("RO_KERNEL(256) " + name + "_partial(const " + type + "* x, " + accumulator + "* y, u64 length" + declared
            + ") { "
            + op + "ro_reduce_partial(op, x, y, length); }");
        writer.Line("RO_KERNEL(256) " + name + "_finish(const " + accumulator + "* x, " + type + "* y, u32 parts, u64 length"
            + declared
            + ") { " + op + "ro_reduce_finish(op, x, y, parts, length); }");
    }
}
