using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>Gathers what an op's file is written from: the op, and the signatures of the ops that its formulas call.</summary>
internal static class Emissions
{
    private static readonly string[] OperatorOps =
    [
        "AddV2", "Sub", "Mul", "RealDiv", "Neg", "FloorMod", "Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual",
        "LogicalAnd", "LogicalOr", "LogicalNot", "SelectV2",
    ];

    /// <summary>Makes the emission of a bound op.</summary>
    public static OpEmission Of(BoundOp bound, Func<string, OpSignature?> find, EquatableArray<EnumModel> enums,
        bool hasExtensions)
    {
        (string space, string className) = (bound.Head.Namespace, bound.Head.ClassName);
        OpModel op = bound.Model;
        HashSet<string> shared = [.. op.Attrs.Where(attr => attr.IsSharedEnum).Select(attr => attr.EnumName!)];
        return new OpEmission(
            op,
            space,
            className,
            IsRuntime: space == "RawOpsNet" && className == "RawOps",
            hasExtensions,
            enums.Where(model => shared.Contains(model.Name)).ToArray(),
            CalledBy(op).Select(find).OfType<OpSignature>().ToArray());
    }

    private static IEnumerable<string> CalledBy(OpModel op)
    {
        List<Expression> formulas = [.. OpEmitter.FormulasOf(op)];
        if (formulas.Count == 0)
        {
            return [];
        }

        return formulas.SelectMany(ExpressionWalk.NodesIn).OfType<Call>().Select(call => call.Function)
            .Concat(OperatorOps).Distinct();
    }
}
