using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Shapes;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Generator.Expressions;

public class ShapeBinderTests
{
    [Theory]
    [InlineData("[m, n]")]
    [InlineData("[m, n + 1, 3]")]
    [InlineData("broadcast(x, y)")]
    [InlineData("same(x)")]
    [InlineData("concat(x, axis)")]
    [InlineData("reduce(x, axis, keep_dims)")]
    [InlineData("value_of(axis)")]
    [InlineData("select(keep_dims, [m], [])")]
    [InlineData("[ceil(m / size)]")]
    [InlineData("[axis]")]
    [InlineData("dims")]
    public void Takes_a_shape_whose_names_are_bound(string text) => Assert.Empty(Bind(text).Issues);

    [Theory]
    [InlineData("[m, p]", "ROPS1303", 4, "p|z", null)]
    [InlineData("brodcast(x, y)", "ROPS1302", 0, "brodcast|Sample", "broadcast")]
    [InlineData("same(xx)", "ROPS1302", 5, "xx|Sample", "x")]
    [InlineData("value_of(x)", "ROPS1305", 9, "x", null)]
    [InlineData("reduce(x, y, keep_dims)", "ROPS1305", 10, "y", null)]
    [InlineData("[x]", "ROPS1305", 1, "x", null)]
    [InlineData("broadcast(x)", "ROPS1301", 0, "'same(x)', or two or more inputs such as 'broadcast(x, y)',", null)]
    [InlineData("m + 1", "ROPS1301", 0, "a shape, such as same(x) or [m, n],", null)]
    [InlineData("[[m]]", "ROPS1301", 1, "a dim", null)]
    [InlineData("select([m], [m], [n])", "ROPS1301", 7, "a condition", null)]
    public void Reports_one_issue_at_its_place(string text, string id, int offset, string arguments, string? near)
    {
        ExpressionIssue issue = Assert.Single(Bind(text).Issues);

        Assert.Equal((id, offset, arguments), (issue.Id, issue.Offset, string.Join("|", issue.Arguments)));
        Assert.True(near is null || near == issue.Near, issue.Near);
    }

    [Fact]
    public void Tells_which_dims_a_pattern_binds()
    {
        ShapeBinding bound = Binder().BindPattern(ExpressionParser.Parse("select(keep_dims, [k, m, _], [m, k, 3])").Value!);

        Assert.Empty(bound.Issues);
        Assert.Equal(["k", "m"], bound.Dims);
    }

    [Fact]
    public void Refuses_arithmetic_in_a_pattern()
    {
        ExpressionIssue issue = Assert.Single(Binder().BindPattern(ExpressionParser.Parse("[k + 1]").Value!).Issues);

        Assert.Equal(("ROPS1301", 1, "a name or a number"), (issue.Id, issue.Offset, issue.Arguments[0]));
    }

    private static ShapeBinding Bind(string text) => Binder().BindOutput(ExpressionParser.Parse(text).Value!, "z");

    private static ShapeBinder Binder() => new(
        "Sample",
        [
            new ArgumentModel { Name = "x", CSharpName = "x" },
            new ArgumentModel { Name = "y", CSharpName = "y" },
            new ArgumentModel { Name = "axis", CSharpName = "axis", IsHost = true },
        ],
        [
            new AttrModel { Name = "keep_dims", CSharpName = "keepDims", Kind = AttrKind.Bool },
            new AttrModel { Name = "size", CSharpName = "size", Kind = AttrKind.Int },
            new AttrModel { Name = "dims", CSharpName = "dims", Kind = AttrKind.Shape },
        ],
        ["m", "n"]);
}
