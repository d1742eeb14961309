using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Sparse updates: the dense body, row by row, in the order of the indices.</summary>
internal sealed partial class OpEmitter
{
    private void WriteRowsCall(string body, LaneBody lanes, SparseModel sparse)
    {
        List<LaneField> operands = Operands(lanes).ToList();
        string tensors = string.Join(", ", operands.Select(OperandTensor));
        string access = string.Join(", ", operands.Select(field => "RowAccess." + AccessOf(field.Source, sparse)));
        string indices = Name(_op.Input(sparse.Indices)!);
        _writer.Line($"Elementwise.Rows<T, TLanes, {body}<T>>(ref {LoopLocal("body")}, [{tensors}], [{access}], {indices});");
    }

    private static string AccessOf(string operand, SparseModel sparse) =>
        sparse.Update.Contains(operand) ? "Indexed" : sparse.From.Contains(operand) ? "Listed" : "Shared";

    // Every index is checked before anything is written, so that a bad one leaves the variables as they were.
    private void WriteRowChecks()
    {
        if (_op.Sparse is not { } sparse)
        {
            return;
        }

        ArgumentModel target = _op.Input(sparse.Update[0])!;
        ArgumentModel indices = _op.Input(sparse.Indices)!;
        _writer.Line($"site.Rows({Name(indices)}, {Quoted(indices)}, {ShapeOf(target)}, {Quoted(target)});");
    }
}
