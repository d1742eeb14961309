using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Formulas;
using RawOpsNet.Generator.Model;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Expressions;

public class FormulaBinderTests
{
    private static readonly DTypeSet Indices = DTypeSet.Of([ModelDType.Int32, ModelDType.Int64]);

    private static readonly OpSignature[] Ops =
    [
        Op("Exp", [Tensor("x", "T")], [Tensor("y", "T")]),
        Op("MatMul", [Tensor("a", "T"), Tensor("b", "T")], [Tensor("product", "T")], Attr("transpose_a", AttrKind.Bool, true)),
        Op("Shape", [Tensor("input", "T")], [Tensor("output", "out_type", Indices)]),
        Op("Reshape", [Tensor("tensor", "T"), Tensor("shape", "Tshape", Indices)], [Tensor("output", "T")]),
        Op("Cast", [Tensor("x", "SrcT")], [Tensor("y", "DstT")], Attr("DstT", AttrKind.Type, false)),
        Op("TopK", [Tensor("input", "T")], [Tensor("values", "T"), Tensor("indices", "Tidx", Indices)], Attr("k", AttrKind.Int,
            false)),
    ];

    [Theory]
    [InlineData("dz * Exp(x)")]
    [InlineData("unbroadcast(dz, x)")]
    [InlineData("select(flag, MatMul(dz, x), MatMul(x, dz, transpose_a = not flag))")]
    [InlineData("Reshape(dz, Shape(x))")]
    [InlineData("Reshape(dz, [-1])")]
    [InlineData("Reshape(dz, kept_shape(x, indices))")]
    [InlineData("-dz * conj(z) / alpha + 1")]
    [InlineData("Cast(indices, DstT = T)")]
    [InlineData("Cast(indices, DstT = float32) * dz")]
    [InlineData("zeros_like(x)")]
    public void Takes_a_formula_that_fits(string text) => Assert.Empty(Bind(text).Issues);

    [Theory]
    [InlineData("dz * Expp(x)", "ROPS1402", 5, "Expp|Sample", "Exp")]
    [InlineData("dz * xx", "ROPS1402", 5, "xx|Sample", "x")]
    [InlineData("dy * x", "ROPS1402", 0, "dy|Sample", "dz")]
    [InlineData("Exp()", "ROPS1403", 0, "Exp|(x)|x|missing", null)]
    [InlineData("Exp(x, z)", "ROPS1403", 7, "Exp|(x)|z|one too many; attrs are given by name", null)]
    [InlineData("Exp(x, x = z)", "ROPS1403", 7, "Exp|(x)|z|given twice", null)]
    [InlineData("MatMul(dz, x, transpose = true)", "ROPS1403", 14, "MatMul|(a, b, transpose_a =)|transpose|unknown",
        "transpose_a")]
    [InlineData("MatMul(dz, x, transpose_a = 3)", "ROPS1403", 14, "MatMul|(a, b, transpose_a =)|3|a number", null)]
    [InlineData("MatMul(dz, indices)", "ROPS1403", 11, "MatMul|(a, b, transpose_a =)|indices|Tidx", null)]
    [InlineData("Reshape(dz, x)", "ROPS1403", 12, "Reshape|(tensor, shape)|x|T", null)]
    [InlineData("unbroadcast(dz)", "ROPS1403", 0, "unbroadcast|(gradient, like)|unbroadcast(dz)|a call with 1 argument", null)]
    [InlineData("dz + indices", "ROPS1403", 5, "AddV2|two tensors of one dtype|indices|Tidx beside T", null)]
    [InlineData("indices", "ROPS1409", 0, "Tidx|x|T", null)]
    [InlineData("Shape(x)", "ROPS1409", 0, "int32 or int64|x|T", null)]
    [InlineData("Cast(dz, DstT = int32)", "ROPS1409", 0, "int32|x|T", null)]
    [InlineData("flag", "ROPS1409", 0, "a condition|x|T", null)]
    public void Reports_one_issue_at_its_place(string text, string id, int offset, string arguments, string? near)
    {
        ExpressionIssue issue = Assert.Single(Bind(text).Issues);

        Assert.Equal((id, offset, arguments), (issue.Id, issue.Offset, string.Join("|", issue.Arguments)));
        Assert.True(near is null || near == issue.Near, issue.Near);
    }

    [Fact]
    public void Names_the_ops_that_a_formula_calls()
    {
        Assert.Equal(["Reshape", "Exp", "Shape"], Bind("Reshape(Exp(dz), Shape(Exp(x)))").Ops);
    }

    private static FormulaBinding Bind(string text) => new FormulaBinder(
        "Sample",
        [Tensor("x", "T"), Tensor("indices", "Tidx", Indices)],
        [Tensor("z", "T")],
        [Attr("flag", AttrKind.Bool, true), Attr("alpha", AttrKind.Float, true),
            new AttrModel { Name = "T", CSharpName = "t", Kind = AttrKind.Type,
                AllowedDTypes = DTypeSet.Floats.InOrder().ToArray() }],
        name => Ops.FirstOrDefault(op => op.Name == name),
        Ops.Select(op => op.Name)).BindGradient(ExpressionParser.Parse(text, "ROPS1401").Value!, "x");

    private static OpSignature Op(string name, ArgumentModel[] inputs, ArgumentModel[] outputs, params AttrModel[] attrs) =>
        new()
        {
            Name = name,
            CSharpName = name,
            Class = "global::RawOpsNet.RawOps",
            Inputs = inputs,
            Outputs = outputs,
            Attrs = attrs
        };

    private static ArgumentModel Tensor(string name, string type, DTypeSet? allowed = null) =>
        new()
        {
            Name = name,
            CSharpName = name,
            TypeAttr = type,
            Allowed = allowed ?? DTypeSet.Floats | (type is "T"
            ? DTypeSet.None : DTypeSet.Ints)
        };

    private static AttrModel Attr(string name, AttrKind kind, bool hasDefault) =>
        new() { Name = name, CSharpName = name, Kind = kind, Default = hasDefault ? new TextValue("") : null };
}
