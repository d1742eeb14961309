using System.Globalization;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

/// <summary>Writes the kernels of <c>check</c>: each looks at every element of one input, and lowers the error word where one
/// does not hold.</summary>
internal static class CudaChecks
{
    /// <summary>What stands between an op's entry and the dtype: <c>_check</c>, <c>_check2</c>.</summary>
    public static string EntryOf(OpModel op, int index) => CudaTypes.EntryOf(op.Name) + "_check"
        + (index == 0 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>The dtypes whose elements a check looks at.</summary>
    public static DTypeSet TypesOf(CheckModel check, ArgumentModel input) =>
        DTypeSet.Computable & (check.Types.IsEmpty ? input.Allowed : check.Types);

    /// <summary>What a check reads: the input, then attrs.</summary>
    public static List<CudaOperand> OperandsOf(OpModel op, CheckModel check, ArgumentModel input) => CudaEmitter.OperandsOf(
        new Body(new[] { new Statement(false, "", check.Condition, 0, 0) }), BodyScope.Of(op, input.TypeAttr), op.Attrs);

    /// <summary>Writes the kernels of one check.</summary>
    public static void Write(CudaWriter writer, OpModel op, int index, ArgumentModel input)
    {
        CheckModel check = op.Check[index];
        List<CudaOperand> operands = OperandsOf(op, check, input);
        if (!CudaElementwise.CanRun(operands))
        {
            return;
        }

        string entry = EntryOf(op, index);
        CudaOperand tensor = operands.First(operand => operand.IsTensor);
        string attrs = string.Concat(operands.Where(operand => !operand.IsTensor).Select(operand => ", " + operand.Declaration));
        string values = string.Concat(operands.Where(operand => !operand.IsTensor).Select(operand => ", " + operand.Parameter));
        string condition = new CudaText(BodyScope.Of(op, input.TypeAttr), "v_").Condition(check.Condition);
        writer.Line("template <typename T> RO_INLINE void " + entry + "_scan(const T* " + tensor.Parameter + attrs
            + ", u32 n, u64* error, u32 number) {");
        writer.Line("typedef typename ro_compute<T>::type C;");
        writer.Line("for (u32 i = ro_thread(); i < n; i += ro_threads()) {");
        writer.Line("const C v_" + tensor.Name.Name + " = " + tensor.Up(tensor.Parameter + "[i]") + ";");
        writer.Line("if (!" + condition + ") {");
        writer.Line("ro_fail(error, number, i);");
        writer.Line("}");
        writer.Line("}");
        writer.Line("}");
        foreach (DType dtype in TypesOf(check, input).InOrder())
        {
            string type = CudaTypes.Of(dtype);
            writer.Line("#if !defined(RO_DTYPE) || RO_DTYPE == " + ((int)dtype).ToString(CultureInfo.InvariantCulture));
            writer.Line("RO_KERNEL(256) " + entry + "_" + type + "(const " + type + "* " + tensor.Parameter + attrs
                + ", u32 n, u64* error, u32 number) { " + entry + "_scan<" + type + ">(" + tensor.Parameter + values
                + ", n, error, number); }");
            writer.Line("#endif");
        }
    }
}
