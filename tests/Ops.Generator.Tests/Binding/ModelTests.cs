using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Model;
using ModelDType = RawOpsNet.Generator.Model.DType;
using ModelTraits = RawOpsNet.Generator.Model.OpTraits;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>What a record says is what the model holds.</summary>
public sealed class ModelTests
{
    private const string Momentum = """
          - op: Momentum
            summary: Updates var by the momentum rule.
            docs:
              var: The variable.
              accum: The running sum of gradients.
              lr: The rate; a scalar.
              delta: The gradient; same shape as var.
            inputs:
              var: resource<T>[*s] readwrite
              accum: resource<T>[*s] readwrite
              lr: T[]
              delta: T[*s]
            attrs:
              T: type(numbertype)
              use_locking: bool = false
            kernels:
              elementwise: |
                accum = accum + delta
                var   = var - lr * accum
            gradient: none
            tests:
              - in:  { var: [1], accum: [0], lr: 1, delta: [1] }
                out: { var: [0], accum: [1] }

        """;

    private const string Rows = """
          - op: SparseMomentum
            summary: Updates rows of var by the momentum rule.
            sparse_of: Momentum
            rows:
              indices: Tindices
              update: [var, accum]
              from: [delta]
              rename: { delta: grad }
              duplicates: undefined
            docs:
              grad: The gradient, row by row.
              indices: The rows.
            attrs:
              Tindices: type(int32, int64)
            tests:
              - in:  { var: [[1]], accum: [[0]], lr: 1, grad: [[1]], indices: [0] }
                out: { var: [[0]], accum: [[1]] }

        """;

    [Fact]
    public void An_elementwise_op_with_one_input_has_its_shape()
    {
        OpModel op = Records.Model(Records.Scale);

        ShapeEntry entry = Assert.Single(op.Shape.Outputs);
        Assert.Equal(ShapeEntryKind.Expression, entry.Kind);
        Assert.Equal("Scale([1, 2]) == [1, 2]", op.Example);
        Assert.True(op.Attr("T")!.IsInferred);
        Assert.Equal(new FloatValue(1), op.Attr("factor")!.Default);
        ElementwiseKernel kernel = Assert.IsType<ElementwiseKernel>(Assert.Single(op.Kernels));
        Assert.Equal(DTypeSet.Of([ModelDType.Float32, ModelDType.Float64]), kernel.Types);
        Assert.Equal("T", kernel.By);
    }

    [Fact]
    public void A_sparse_form_takes_over_what_the_dense_op_says()
    {
        string dense = Momentum.Replace("      use_locking: bool = false\n", "", StringComparison.Ordinal);
        BoundFiles bound = Records.Bind(Rows, dense);

        Assert.Empty(Records.Messages(bound));
        OpModel op = bound.Model.Ops[0];
        Assert.Equal(["var", "accum", "lr", "grad", "indices"], op.Inputs.Select(input => input.Name));
        Assert.Equal(["T", "Tindices"], op.Attrs.Select(attr => attr.Name));
        Assert.Equal("[n, *r]", Dims(op.Input("var")!));
        Assert.Equal("[i, *r]", Dims(op.Input("grad")!));
        Assert.Equal("[i]", Dims(op.Input("indices")!));
        Assert.Equal(DuplicateRows.Undefined, op.Sparse!.Duplicates);
        Assert.True(op.Gradient.IsNone);
        Assert.Equal("The running sum of gradients.", op.Input("accum")!.Doc);
        Assert.True(op.Has(ModelTraits.Stateful));
        ElementwiseKernel kernel = Assert.IsType<ElementwiseKernel>(Assert.Single(op.Kernels));
        Assert.Equal("accum = accum + grad\nvar = var - lr * accum", ExpressionText.Of(kernel.Body));
    }

    [Theory]
    [InlineData("sparse_of: Momentum", "sparse_of: SparseMomentum")]
    [InlineData("sparse_of: Momentum", "sparse_of: Other")]
    public void A_sparse_form_of_a_sparse_form_is_refused(string right, string wrong)
    {
        string dense = Momentum.Replace("      use_locking: bool = false\n", "", StringComparison.Ordinal);
        string other = Rows.Replace("op: SparseMomentum", "op: Other", StringComparison.Ordinal);

        string[] messages = Records.Messages(Records.Bind(Rows.Replace(right, wrong, StringComparison.Ordinal), other, dense));

        string name = wrong["sparse_of: ".Length..];
        Assert.Equal(
            [$"0.ops.yaml(9,16): error ROPS1516: '{name}' has no elementwise kernel to apply by row."], messages);
    }

    [Fact]
    public void A_set_is_expanded_in_TensorFlows_order()
    {
        OpModel op = Records.Model(Momentum.Replace("      use_locking: bool = false\n", "", StringComparison.Ordinal));

        Assert.Equal(NamedTypes.BuiltIn.Single(set => set.Name == "numbertype").Types, op.Attr("T")!.AllowedDTypes);
        Assert.Equal(ResourceAccess.ReadWrite, op.Input("var")!.Access);
        Assert.True(op.Input("lr")!.IsScalar);
    }

    [Theory]
    [InlineData("int >= 2", AttrKind.Int, false, 2L, null)]
    [InlineData("list(int) >= 1 = [1, -2]", AttrKind.Int, true, 1L, "[1, -2]")]
    [InlineData("float = inf", AttrKind.Float, false, null, "inf")]
    [InlineData("float = -1.5e-3", AttrKind.Float, false, null, "-0.0015")]
    [InlineData("string = ''", AttrKind.String, false, null, "\"\"")]
    [InlineData("shape = [2, -1]", AttrKind.Shape, false, null, "[2, -1]")]
    [InlineData("shape = ?", AttrKind.Shape, false, null, "?")]
    [InlineData("list(type) = [float32, int8]", AttrKind.Type, true, null, "[float32, int8]")]
    [InlineData("bool = true", AttrKind.Bool, false, null, "true")]
    public void Attr_notation_is_read(string notation, object kind, bool isList, long? minimum, string? value)
    {
        AttrModel attr = Attr(notation);

        Assert.Equal(kind.ToString(), attr.Kind.ToString());
        Assert.Equal(isList, attr.IsList);
        Assert.Equal(minimum, attr.Minimum);
        Assert.Equal(value, attr.Default is null ? null : NotationText.Value(attr.Default));
    }

    [Fact]
    public void Allowed_texts_become_an_enum_of_the_op()
    {
        AttrModel attr = Attr("string('NHWC', 'NCHW') = 'NHWC'");

        Assert.Equal("ScaleOther", attr.EnumName);
        Assert.Equal(["NHWC", "NCHW"], attr.AllowedTexts);
        Assert.False(attr.IsSharedEnum);
    }

    [Theory]
    [InlineData("T", "T")]
    [InlineData("N * T", "N * T")]
    [InlineData("resource<T>[*s] readwrite", "resource<T>[*s] readwrite")]
    [InlineData("ref<T> write", "ref<T> write")]
    [InlineData("variant", "variant")]
    [InlineData("resource", "resource")]
    [InlineData("float32[]", "float32[]")]
    [InlineData("T[ 3,k , *_ ]", "T[3, k, *_]")]
    public void Argument_notation_is_read_and_written(string notation, string written)
    {
        string record = Records.Scale.Replace("      x: T\n", $"      x: T\n      z: {notation}\n", StringComparison.Ordinal)
            .Replace("T: type(float32, float64)", "T: type(float32, float64)\n      N: int >= 1", StringComparison.Ordinal);

        OpModel op = Records.Bind(record).Model.Ops[0];

        Assert.Equal(written, NotationText.Notation(op.Input("z")!));
    }

    private static AttrModel Attr(string notation)
    {
        string quoted = "\"" + notation + "\"";
        string record = Records.Scale
            .Replace("      factor: float = 1\n", $"      factor: float = 1\n      other: {quoted}\n", StringComparison.Ordinal)
            .Replace("factor: The factor.\n", "factor: The factor.\n      other: Something else.\n", StringComparison.Ordinal);
        return Records.Bind(record).Model.Ops[0].Attr("other")!;
    }

    private static string Dims(ArgumentModel argument)
    {
        string notation = NotationText.Notation(argument with { Access = ResourceAccess.Read });
        return notation[notation.IndexOf('[', StringComparison.Ordinal)..];
    }
}
