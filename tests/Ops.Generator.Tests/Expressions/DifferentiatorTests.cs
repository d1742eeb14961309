using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Derivatives;

namespace RawOpsNet.Tests.Generator.Expressions;

public class DifferentiatorTests
{
    [Theory]
    [InlineData("z = exp(x)", "x", "d_x = dz * z")]
    [InlineData("z = x + y", "x y", "d_x = dz; d_y = dz")]
    [InlineData("z = x - y", "x y", "d_x = dz; d_y = -dz")]
    [InlineData("z = x * y", "x y", "d_x = dz * y; d_y = dz * x")]
    [InlineData("z = x / y", "x y", "d_x = dz / y; d_y = dz * (-z / y)")]
    [InlineData("z = x * x", "x", "let t = dz * x; d_x = t + t")]
    [InlineData("z = max(x, y)", "x y", "let t = x >= y; d_x = select(t, dz, 0); d_y = select(t, 0, dz)")]
    [InlineData("z = select(x > 0, x, alpha * x)", "x", "d_x = select(x > 0, dz, dz * alpha)")]
    [InlineData("z = select(flag, x, exp(x))", "x", "d_x = select(flag, dz, dz * exp(x))")]
    [InlineData("let t = 1 + exp(-x); z = 1 / t", "x", "let t_1 = exp(-x); d_x = -(dz * (-z / (1 + t_1)) * t_1)")]
    [InlineData("z = pow(x, 3)", "x", "d_x = dz * 3 * (x * x)")]
    [InlineData("z = sign(x)", "x", "d_x = 0")]
    [InlineData("z = x / (1 + abs(x))", "x", "let t = 1 + abs(x); d_x = dz / t + dz * (-z / t) * sign(x)")]
    [InlineData("z = polygamma(y, x)", "x y", "d_x = dz * polygamma(y + 1, x)")]
    [InlineData("z = clip(x, -1, 1)", "x", "d_x = select(x < -1 or x > 1, 0, dz)")]
    [InlineData("z = tanh(x); z = z * 2", "x", "let z_1 = tanh(x); d_x = dz * 2 * (1 - z_1 * z_1)")]
    [InlineData("z = select(x > 0, sqrt(x), 0)", "x", "d_x = select(x > 0, dz * 0.5 / sqrt(x), 0)")]
    [InlineData("z = x * conj(y)", "x y", "d_x = dz * y; d_y = dz * x")]
    [InlineData("z = fma(x, y, x)", "x y", "d_x = dz * y + dz; d_y = dz * x")]
    public void Writes_a_derivative(string text, string inputs, string expected)
    {
        BodyScope scope = Bodies.Scope("x y", "z", "alpha:float flag:bool");

        Derivative derivative = Differentiator.Differentiate(Bodies.Parse(text), scope, inputs.Split(' '), complex: false);

        Assert.Empty(derivative.Issues);
        Assert.Equal(expected, ExpressionText.Of(derivative.Fused).Replace("\n", "; "));
    }

    [Theory]
    [InlineData("z = x * y", "d_x = dz * conj(y); d_y = dz * conj(x)")]
    [InlineData("z = x / y", "d_x = dz / conj(y); d_y = dz * conj(-z / y)")]
    [InlineData("z = exp(x) + 0 * y", "d_x = dz * conj(exp(x)); d_y = 0")]
    [InlineData("z = conj(x) * y", "d_x = conj(dz * conj(y)); d_y = dz * x")]
    public void Conjugates_the_factors_of_complex_dtypes(string text, string expected)
    {
        Derivative derivative = Differentiator.Differentiate(Bodies.Parse(text), Bodies.Scope("x y"), ["x", "y"], complex: true);

        Assert.Equal(expected, ExpressionText.Of(derivative.Fused).Replace("\n", "; "));
    }

    [Theory]
    [InlineData("z = exp(x)", "d_x = dz * z")]
    [InlineData("z = max(x, y)", "d_x = SelectV2(GreaterEqual(x, y), dz, zeros_like(dz))")]
    [InlineData("z = select(x > 0, x, alpha * x)", "d_x = SelectV2(Greater(x, zeros_like(x)), dz, dz * alpha)")]
    [InlineData("z = select(flag, x, exp(x))", "d_x = select(flag, dz, dz * Exp(x))")]
    [InlineData("z = sign(x)", "d_x = zeros_like(x)")]
    [InlineData("z = digamma(x)", "d_x = dz * Polygamma(1, x)")]
    [InlineData("z = x % y", "d_x = dz")]
    public void Composes_the_same_of_ops(string text, string expected)
    {
        BodyScope scope = Bodies.Scope("x y", "z", "alpha:float flag:bool");

        Derivative derivative = Differentiator.Differentiate(Bodies.Parse(text), scope, ["x"], complex: false);

        Assert.Equal(expected, ExpressionText.Of(derivative.Composed!).Replace("\n", "; "));
    }

    [Fact]
    public void Says_what_a_body_cannot_be_differentiated_through()
    {
        Derivative derivative = Differentiator.Differentiate(Bodies.Parse("z = x - floor(x)"), Bodies.Scope("x"), ["x"],
            complex: false);

        ExpressionIssue issue = Assert.Single(derivative.Issues);
        Assert.Equal(("ROPS1408", "floor"), (issue.Id, issue.Arguments[0]));
    }

    [Fact]
    public void Tells_what_it_reads_and_which_inputs_get_nothing()
    {
        Derivative derivative = Differentiator.Differentiate(
            Bodies.Parse("z = polygamma(x, y) * exp(w)"), Bodies.Scope("x y w"), ["x", "y", "w"], complex: false);

        Assert.Equal(["y", "w"], derivative.Inputs);
        Assert.Equal(["x"], derivative.Without);
        Assert.Equal(["dz", "w", "x", "y"], derivative.Needs.Order());
        Assert.Empty(BodyBinder.Bind(derivative.Fused, derivative.Scope!, default).Issues);
    }

    [Fact]
    public void Composes_nothing_where_a_function_has_no_op()
    {
        Derivative derivative = Differentiator.Differentiate(
            Bodies.Parse("z = copysign(x, y)"), Bodies.Scope("x y"), ["x"], complex: false);

        Assert.Null(derivative.Composed);
        Assert.Equal("d_x = dz * copysign(1, x) * copysign(1, y)", ExpressionText.Of(derivative.Fused));
    }
}
