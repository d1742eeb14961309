using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The bodies of reductions.</summary>
internal sealed partial class OpEmitter
{
    private bool IsBool(ReduceKernel reduce) => _op.Input(reduce.Input) is { TypeAttr: null, DType: DType.Bool };

    private LaneBody Part(Expression? part, BodyScope scope, string whole) =>
        LaneEmitter.EmitReduction(part ?? new Name(whole), scope);

    private IEnumerable<(string Signature, LaneBody Body)> ReduceParts(ReduceKernel reduce)
    {
        bool isBool = IsBool(reduce);
        yield return ("Initial<V>()", Part(reduce.Init, BodyScope.ReduceInit(_op.Name, _op.Attrs), ""));
        yield return ("Map<V>(V x)", Part(reduce.Map, BodyScope.ReduceMap(_op.Name, isBool, _op.Attrs), "x"));
        yield return ("Combine<V>(V a, V b)", Part(reduce.Combine, BodyScope.ReduceCombine(_op.Name, isBool, _op.Attrs), ""));
        yield return ("Finish<V>(V r, nint count)",
            Part(reduce.Finish, BodyScope.ReduceFinish(_op.Name, isBool, _op.Attrs), "r"));
    }

    private IEnumerable<LaneField> ReduceFields(ReduceKernel reduce) =>
        ReduceParts(reduce).SelectMany(part => part.Body.Fields).GroupBy(field => field.Name).Select(group => group.First());

    private void WriteReduceBody(string name, ReduceKernel reduce)
    {
        _writer.Line($"private struct {name}<T> : IReduceBody<T>");
        using (_writer.Indent())
        {
            _writer.Line("where T : unmanaged");
        }

        using (_writer.Open())
        {
            foreach (LaneField field in ReduceFields(reduce))
            {
                _writer.Line($"public {FieldType(field)} {field.Name};");
            }

            foreach ((string signature, LaneBody body) in ReduceParts(reduce))
            {
                _writer.Line();
                WriteReducePart(signature, body);
            }
        }

        _writer.Line();
    }

    private void WriteReducePart(string signature, LaneBody body)
    {
        _writer.Line(InlineBody);
        _writer.Line("public V " + signature);
        using (_writer.Indent())
        {
            _writer.Line("where V : unmanaged, ILane<V, T>");
        }

        using (_writer.Open())
        {
            foreach (string line in body.Lines)
            {
                _writer.Line(line);
            }

            _writer.Line($"return {body.Result};");
        }
    }
}
