using System.Globalization;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

/// <summary>Writes the kernels of one elementwise body: the step once, then a loop for each form of access, then the
/// entries.</summary>
internal sealed partial class CudaElementwise
{
    private const string ErrorWord = ", const u64* error";

    private readonly CudaWriter _writer;
    private readonly string _entry;
    private readonly List<CudaOperand> _operands;
    private readonly List<CudaOperand> _tensors;
    private readonly List<CudaOperand> _inputs;

    private CudaElementwise(CudaWriter writer, string entry, List<CudaOperand> operands)
    {
        _writer = writer;
        _entry = entry;
        _operands = operands;
        _tensors = operands.Where(operand => operand.IsTensor).ToList();
        _inputs = _tensors.Where(operand => operand.IsRead).ToList();
    }

    private string Parameters => Join(_operands.Select(operand => operand.Declaration));

    private string Arguments => Join(_operands.Select(operand => operand.Parameter));

    private string StepCall => _entry + "_step<T>(" + Join(_operands.Select(operand => operand.StepArgument)) + ");";

    /// <summary>Writes everything of a body; nothing where it compares texts or dtypes, which a device does not have.</summary>
    public static void Write(
        CudaWriter writer, string entry, Body body, List<CudaOperand> operands, BodyScope scope, DTypeSet types,
            SparseModel? sparse)
    {
        if (!CanRun(operands))
        {
            return;
        }

        CudaElementwise kernels = new(writer, entry, operands);
        kernels.WriteStep(body, scope.Copy());
        bool isUpdate = operands.Any(operand => operand.Name is { Role: NameRole.Resource, IsWritable: true });
        if (sparse is not null)
        {
            kernels.WriteRows(sparse);
        }
        else
        {
            kernels.WritePacked(isUpdate);
            if (isUpdate && kernels.CanBeMany)
            {
                kernels.WriteMany();
            }

            if (!isUpdate && kernels._inputs.Count > 0)
            {
                kernels.WriteStrided();
            }
        }

        foreach (DType dtype in types.InOrder())
        {
            writer.Line("#if !defined(RO_DTYPE) || RO_DTYPE == " + Number((int)dtype));
            kernels.WriteEntries(dtype, sparse is not null, isUpdate);
            writer.Line("#endif");
        }
    }

    /// <summary>Whether a device can run a body of such operands: it knows no texts and no dtypes.</summary>
    public static bool CanRun(List<CudaOperand> operands) =>
        !operands.Any(operand => operand.Name.Kind is ValueKind.Text or ValueKind.Type or ValueKind.None);

    private void WriteStep(Body body, BodyScope scope)
    {
        CudaText text = new(scope, "v_");
        _writer.Line("template <typename T> RO_INLINE void " + _entry + "_step(" + Join(_operands.Select(operand =>
            operand.StepDeclaration)) + ") {");
        _writer.Line("typedef typename ro_compute<T>::type C;");
        foreach (Statement statement in body.Statements)
        {
            ValueKind kind = ExpressionTyper.KindOf(statement.Value, scope);
            bool isCondition = ExpressionTyper.IsCondition(kind);
            string value = text.Of(statement.Value);
            bool isNew = statement.IsLet && scope.Find(statement.Target) is null;
            _writer.Line((isNew ? isCondition ? "const bool " : "const C " : "") + "v_" + statement.Target + " = " + value + ";");
            if (isNew)
            {
                ValueKind kept = kind == ValueKind.UniformNumber ? ValueKind.Number : kind;
                scope.Add(new ScopeName(statement.Target, NameRole.Local, kept));
            }
        }

        _writer.Line("}");
    }

    private void WriteScalars()
    {
        foreach (CudaOperand scalar in _operands.Where(operand => operand.Name.Role == NameRole.Scalar))
        {
            _writer.Line(scalar.ScalarLine);
        }
    }

    // What writes state does nothing once a check before it has failed.
    private void WriteErrorTest()
    {
        _writer.Line("if (ro_failed(error)) {");
        _writer.Line("return;");
        _writer.Line("}");
    }

    private void WritePacked(bool isUpdate)
    {
        _writer.Line("template <typename T, int N> RO_INLINE void " + _entry + "_packed(" + Parameters
            + ", u32 scalars, u32 n" + (isUpdate ? ErrorWord : "") + ") {");
        if (isUpdate)
        {
            WriteErrorTest();
        }

        _writer.Line("typedef typename ro_compute<T>::type C;");
        WriteScalars();
        _writer.Line("for (u32 i = ro_thread() * N; i < n; i += ro_threads() * N) {");
        WritePack(k => "(scalars >> " + Number(k) + ") & 1u");
        _writer.Line("}");
        _writer.Line("}");
    }

    // Loads a pack of each tensor at i, runs the step on its lanes, stores what was written.
    private void WritePack(Func<int, string> isScalar)
    {
        for (int k = 0; k < _tensors.Count; k++)
        {
            CudaOperand tensor = _tensors[k];
            string pack = "Pack<" + tensor.Element + ", N> k_" + tensor.Name.Name;
            _writer.Line(tensor.IsRead
                ? pack + " = ro_load<" + tensor.Element + ", N>(" + tensor.Parameter + ", i, n, " + isScalar(k) + ");"
                : pack + ";");
        }

        _writer.Line("#pragma unroll");
        _writer.Line("for (int k = 0; k < N; k++) {");
        WriteLanes(tensor => "k_" + tensor.Name.Name + ".at[k]");
        _writer.Line("}");
        foreach (CudaOperand tensor in _tensors.Where(tensor => tensor.IsWritten))
        {
            _writer.Line("ro_store<" + tensor.Element + ", N>(" + tensor.Parameter + ", i, n, k_" + tensor.Name.Name + ");");
        }
    }

    private void WriteStrided()
    {
        string count = Number(_inputs.Count);
        _writer.Line("template <typename T> RO_INLINE void " + _entry + "_located(" + Parameters + ", const ro_layout<"
            + count + ">& layout, u32 n) {");
        _writer.Line("typedef typename ro_compute<T>::type C;");
        WriteScalars();
        _writer.Line("for (u32 i = ro_thread(); i < n; i += ro_threads()) {");
        _writer.Line("u32 at[" + count + "];");
        _writer.Line("ro_locate<" + count + ">(layout, i, at);");
        WriteLanes(tensor => tensor.Parameter + (tensor.IsWritten ? "[i]" : "[at[" + Number(_inputs.IndexOf(tensor)) + "]]"));
        _writer.Line("}");
        _writer.Line("}");
    }

    // Loads each lane, runs the step, stores what was written.
    private void WriteLanes(Func<CudaOperand, string> place)
    {
        foreach (CudaOperand tensor in _tensors)
        {
            string lane = tensor.Lane == "bool" ? "bool v_" : "C v_";
            _writer.Line(lane + tensor.Name.Name + (tensor.IsRead ? " = " + tensor.Up(place(tensor)) + ";" : ";"));
        }

        _writer.Line(StepCall);
        foreach (CudaOperand tensor in _tensors.Where(tensor => tensor.IsWritten))
        {
            _writer.Line(place(tensor) + " = " + tensor.Down("v_" + tensor.Name.Name) + ";");
        }
    }

    // A block takes a distinct row and walks its occurrences in order: no atomics, and the bits of the CPU.
    private void WriteRows(SparseModel sparse)
    {
        bool isSum = sparse.Duplicates == DuplicateRows.Sum;
        List<CudaOperand> listed = _tensors.Where(tensor => sparse.From.Contains(tensor.Name.Name)).ToList();
        List<CudaOperand> indexed = _tensors.Where(tensor => sparse.Update.Contains(tensor.Name.Name)).ToList();
        _writer.Line("template <typename T> RO_INLINE void " + _entry + "_rows(" + Parameters
            + ", const i64* rows, const u32* starts, const u32* order, u32 count, u32 width" + ErrorWord + ") {");
        WriteErrorTest();
        _writer.Line("typedef typename ro_compute<T>::type C;");
        WriteScalars();
        _writer.Line("for (u32 r = blockIdx.x; r < count; r += gridDim.x) {");
        _writer.Line("for (u32 c = threadIdx.x; c < width; c += blockDim.x) {");
        _writer.Line("const u64 at = (u64)rows[r] * width + c;");
        foreach (CudaOperand tensor in _tensors.Except(listed))
        {
            string place = indexed.Contains(tensor) ? "[at]" : "[c]";
            _writer.Line("C v_" + tensor.Name.Name + " = " + tensor.Up(tensor.Parameter + place) + ";");
        }

        foreach (CudaOperand tensor in listed.Where(_ => isSum))
        {
            _writer.Line("C v_" + tensor.Name.Name + " = ro_number<C>::of(0);");
        }

        _writer.Line("for (u32 k = starts[r]; k < starts[r + 1]; k++) {");
        _writer.Line("const u64 from = (u64)order[k] * width + c;");
        foreach (CudaOperand tensor in listed)
        {
            string element = tensor.Up(tensor.Parameter + "[from]");
            _writer.Line(isSum ? "v_" + tensor.Name.Name + " = ro_add(v_" + tensor.Name.Name + ", " + element + ");"
                : "const C v_" + tensor.Name.Name + " = " + element + ";");
        }

        if (!isSum)
        {
            WriteRowStep();
        }

        _writer.Line("}");
        if (isSum)
        {
            WriteRowStep();
        }

        foreach (CudaOperand tensor in indexed)
        {
            _writer.Line(tensor.Parameter + "[at] = " + tensor.Down("v_" + tensor.Name.Name) + ";");
        }

        _writer.Line("}");
        _writer.Line("}");
        _writer.Line("}");
    }

    // Between two occurrences of a row the CPU stores and loads, which rounds the half types.
    private void WriteRowStep()
    {
        _writer.Line(StepCall);
        foreach (CudaOperand tensor in _tensors.Where(tensor => tensor.IsWritten))
        {
            _writer.Line("v_" + tensor.Name.Name + " = ro_round_to<T>(v_" + tensor.Name.Name + ");");
        }
    }

    private void WriteEntries(DType dtype, bool isSparse, bool isUpdate)
    {
        bool isStrided = !isUpdate && _inputs.Count > 0;
        string type = CudaTypes.Of(dtype);
        string name = _entry + "_" + type;
        string parameters = Join(_operands.Select(operand => Concrete(operand.Declaration, type)));
        if (isSparse)
        {
            const string Rows = ", const i64* rows, const u32* starts, const u32* order, u32 count, u32 width" + ErrorWord;
            _writer.Line("RO_KERNEL(256) " + name + "(" + parameters + Rows + ") { " + _entry + "_rows<" + type + ">("
                + Arguments + ", rows, starts, order, count, width, error); }");
            return;
        }

        foreach ((string suffix, int width) in new[] { ("", CudaTypes.PackOf(dtype)), ("_unaligned", 1) })
        {
            _writer.Line("RO_KERNEL(256) " + name + suffix + "(" + parameters + ", u32 scalars, u32 n"
                + (isUpdate ? ErrorWord : "") + ") { "
                + _entry + "_packed<" + type + ", " + Number(width) + ">(" + Arguments + ", scalars, n"
                + (isUpdate ? ", error" : "") + "); }");
        }

        if (isUpdate && CanBeMany)
        {
            WriteManyEntry(dtype, type, name);
        }

        if (isStrided)
        {
            _writer.Line("RO_KERNEL(256) " + name + "_strided(" + parameters + ", ro_layout<" + Number(_inputs.Count)
                + "> layout, u32 n) { "
                + _entry + "_located<" + type + ">(" + Arguments + ", layout, n); }");
        }
    }

    private static string Concrete(string declaration, string type) =>
        declaration.Replace("Scalar<T>", "Scalar<" + type + ">").Replace("const T*", "const " + type + "*")
            .Replace("T* p_", declaration.StartsWith("T*", StringComparison.Ordinal) ? type + "* p_" : "T* p_");

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
