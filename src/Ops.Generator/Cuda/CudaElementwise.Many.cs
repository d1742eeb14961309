using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

// A step updates hundreds of variables by one rule: one launch takes as many of them as its parameters have room for.
internal sealed partial class CudaElementwise
{
    // A scalar has at most 32 bytes: as many as the parameters have room for beside RO_MANY_BYTES and the error word.
    private const int MostValuesOfMany = 15;

    private bool CanBeMany => Values.Count <= MostValuesOfMany;

    private List<CudaOperand> Values => _operands.Where(operand => !operand.IsTensor).ToList();

    private string ManyType => "ro_many<" + Number(_tensors.Count) + ">";

    // A block takes a chunk of one entry's elements: the loop of the packed form between the chunk's ends.
    private void WriteMany()
    {
        string parameters = string.Concat(Values.Select(value => ", " + value.Declaration));
        _writer.Line("template <typename T, int N> RO_INLINE void " + _entry + "_together(const " + ManyType + "& many"
            + parameters + ErrorWord + ") {");
        WriteErrorTest();
        _writer.Line("typedef typename ro_compute<T>::type C;");
        WriteScalars();
        _writer.Line("const u32 chunks = many.end[many.count - 1];");
        _writer.Line("u32 entry = 0;");
        _writer.Line("for (u32 chunk = blockIdx.x; chunk < chunks; chunk += gridDim.x) {");
        _writer.Line("while (chunk >= many.end[entry]) {");
        _writer.Line("entry++;");
        _writer.Line("}");
        _writer.Line("const u32 n = many.length[entry];");
        _writer.Line("const u32 start = (chunk - (entry == 0 ? 0 : many.end[entry - 1])) * RO_CHUNK;");
        _writer.Line("const u32 stop = n - start < RO_CHUNK ? n : start + RO_CHUNK;");
        for (int k = 0; k < _tensors.Count; k++)
        {
            CudaOperand tensor = _tensors[k];
            string pointer = (tensor.IsWritten ? "" : "const ") + tensor.Element + "*";
            _writer.Line(pointer + " " + tensor.Parameter + " = (" + pointer + ")many.at[entry][" + Number(k) + "];");
        }

        _writer.Line("for (u32 i = start + threadIdx.x * N; i < stop; i += blockDim.x * N) {");
        WritePack(_ => "false");
        _writer.Line("}");
        _writer.Line("}");
        _writer.Line("}");
    }

    private void WriteManyEntry(DType dtype, string type, string name)
    {
        string parameters = string.Concat(Values.Select(value => ", " + Concrete(value.Declaration, type)));
        string arguments = string.Concat(Values.Select(value => ", " + value.Parameter));
        _writer.Line("RO_KERNEL(256) " + name + "_many(const __grid_constant__ " + ManyType + " many" + parameters + ErrorWord
            + ") { " + _entry + "_together<" + type + ", " + Number(CudaTypes.PackOf(dtype)) + ">(many" + arguments
            + ", error); }");
    }
}
