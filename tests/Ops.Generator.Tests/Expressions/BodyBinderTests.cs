using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Model;
using ModelDTypes = RawOpsNet.Generator.Model.DTypes;

namespace RawOpsNet.Tests.Generator.Expressions;

public class BodyBinderTests
{
    private static readonly DTypeSet All = DTypeSet.Floats | DTypeSet.Ints;

    [Theory]
    [InlineData("z = x + mm", "ROPS1502", 8, "mm|Sample", "m")]
    [InlineData("z = maxx(x, y)", "ROPS1503", 4, "'maxx' is not a function.", "max")]
    [InlineData("z = max(x)", "ROPS1503", 4, "'max' takes 2 arguments, not 1.", null)]
    [InlineData("z = max(x, b = y)", "ROPS1503", 11, "'max' takes its arguments by position.", null)]
    [InlineData("z = select(x = y, x, y)", "ROPS1503", 11, "'select' takes its arguments by position. To compare, write '=='.", null)]
    [InlineData("x = y; z = x", "ROPS1505", 0, "x", null)]
    [InlineData("zz = y; z = x", "ROPS1502", 0, "zz|Sample", "z")]
    [InlineData("let t = x; z = y", "ROPS1519", 4, "t", null)]
    [InlineData("z = z + x", "ROPS1507", 4, "z", null)]
    [InlineData("z = x > y", "ROPS1520", 4, "x > y|a condition|a number", null)]
    [InlineData("z = (x > y) * x", "ROPS1520", 5, "x > y|a condition|a number", null)]
    [InlineData("z = select(x, x, y)", "ROPS1520", 11, "x|a number|a condition", null)]
    [InlineData("z = select(flag, x, flag)", "ROPS1520", 20, "flag|a condition|a number", null)]
    [InlineData("z = x * flag", "ROPS1520", 8, "flag|a condition|a number", null)]
    [InlineData("z = x + [y]", "ROPS1520", 8, "[y]|a list|a number", null)]
    [InlineData("z = x + state.key", "ROPS1502", 8, "state.key|Sample", null)]
    public void Reports_one_issue_at_its_place(string text, string id, int offset, string arguments, string? near)
    {
        BodyBinding bound = BodyBinder.Bind(Bodies.Parse(text), Bodies.Scope("x y m", "z", "alpha:float flag:bool"),
            DTypeSet.None);

        ExpressionIssue issue = Assert.Single(bound.Issues);
        Assert.Equal((id, offset, arguments, near), (issue.Id, issue.Offset, string.Join("|", issue.Arguments), issue.Near));
    }

    [Fact]
    public void Reports_an_output_that_is_never_assigned()
    {
        BodyBinding bound = BodyBinder.Bind(Bodies.Parse("z = x"), Bodies.Scope("x var!", "z w"), DTypeSet.None);

        Assert.Equal(["var", "w"], bound.Issues.Where(issue => issue.Id == "ROPS1506").Select(issue => issue.Arguments[0]));
        Assert.Equal(2, bound.Issues.Count);
    }

    [Theory]
    [InlineData("z = exp(x)", "exp", 4)]
    [InlineData("z = x * 0.5", "0.5", 8)]
    [InlineData("z = x + nan", "nan", 8)]
    public void Reports_what_is_undefined_for_integers(string text, string what, int offset)
    {
        BodyBinding bound = BodyBinder.Bind(Bodies.Parse(text), Bodies.Scope("x"), All);

        ExpressionIssue issue = Assert.Single(bound.Issues);
        Assert.Equal(("ROPS1504", offset), (issue.Id, issue.Offset));
        Assert.Equal([what, "int8, int16, int32, int64, uint8, uint16, uint32, uint64"], issue.Arguments);
    }

    [Theory]
    [InlineData("z = x + y",
        "float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 complex64 complex128")]
    [InlineData("z = exp(x)", "float16 bfloat16 float32 float64 complex64 complex128")]
    [InlineData("z = bitand(x, y)", "int8 int16 int32 int64 uint8 uint16 uint32 uint64")]
    [InlineData("z = max(x, lowest)", "float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64")]
    [InlineData("z = nextafter(x, y)", "float32 float64")]
    public void Finds_the_dtypes_a_body_is_defined_for(string text, string dtypes)
    {
        BodyBinding bound = BodyBinder.Bind(Bodies.Parse(text), Bodies.Scope("x y"), DTypeSet.None);

        Assert.Empty(bound.Issues);
        Assert.Equal(dtypes, string.Join(" ", bound.Defined.InOrder().Select(ModelDTypes.Name)));
    }

    [Theory]
    [InlineData("c = x == y")]
    [InlineData("c = (x == y) and flag")]
    [InlineData("c = select(flag, x < y, x > y)")]
    [InlineData("let t = flag; c = t or is_nan(x)")]
    public void Takes_conditions_where_the_output_is_bool(string text)
    {
        BodyBinding bound = BodyBinder.Bind(Bodies.Parse(text), Bodies.Scope("x y", "c:bool", "flag:bool"), DTypeSet.None);

        Assert.Empty(bound.Issues);
    }

    [Fact]
    public void Binds_a_requirement_and_a_launch_size()
    {
        BodyScope scope = BodyScope.Uniform("MatMul", [], [new AttrModel { Name = "N", CSharpName = "n", Kind = AttrKind.Int },
            new AttrModel { Name = "padding", CSharpName = "padding", Kind = AttrKind.String }], ["m", "k"]);

        Assert.Empty(BodyBinder.Bind(ExpressionParser.Parse("N > 0 and padding == 'SAME'").Value!, scope, ValueKind.Mask,
            DTypeSet.None).Issues);
        Assert.Empty(BodyBinder.Bind(ExpressionParser.Parse("ceil(m / 16)").Value!, scope, ValueKind.Number,
            DTypeSet.None).Issues);
        ExpressionIssue issue = Assert.Single(
            BodyBinder.Bind(ExpressionParser.Parse("padding + 1").Value!, scope, ValueKind.Number, DTypeSet.None).Issues);
        Assert.Equal(["padding", "a text", "a number"], issue.Arguments);
    }
}
