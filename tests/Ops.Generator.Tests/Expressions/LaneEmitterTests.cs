using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;

namespace RawOpsNet.Tests.Generator.Expressions;

public class LaneEmitterTests
{
    [Theory]
    [InlineData("z = x + y * x", "v_x + (v_y * v_x)")]
    [InlineData("z = -(x - 0.5)", "-(v_x - V.Literal(0.5))")]
    [InlineData("z = select(x > y, x, 0)", "V.Select(V.Greater(v_x, v_y), v_x, V.Literal(0))")]
    [InlineData("z = select(flag, x, y)", "a_flag ? v_x : v_y")]
    [InlineData("z = select(flag and alpha > 0, x, y)", "(a_flag && (a_alpha > 0)) ? v_x : v_y")]
    [InlineData("z = select(flag and x > 0, x, y)",
        "V.Select(V.And(a_flag ? V.Equal(V.Literal(0), V.Literal(0)) : V.NotEqual(V.Literal(0), V.Literal(0)), "
        + "V.Greater(v_x, V.Literal(0))), v_x, v_y)")]
    [InlineData("z = x * (1 - alpha) + y * (1 - alpha)", "(v_x * u_0) + (v_y * u_0)")]
    [InlineData("z = x % y", "V.Remainder(v_x, v_y)")]
    [InlineData("z = exp(x + y)", "V.Map<global::RawOpsNet.OpServices.Functions.ExpFunction>(v_x + v_y)")]
    [InlineData("z = sqrt(abs(x)) + y", "V.Sqrt(V.Abs(v_x)) + v_y")]
    [InlineData("z = max(x, lowest) + y", "V.Max(v_x, V.Literal(double.NegativeInfinity)) + v_y")]
    [InlineData("z = x * cast(y > 0)", "v_x * V.Select(V.Greater(v_y, V.Literal(0)), V.Literal(1), V.Literal(0))")]
    [InlineData("z = x * pi / y", "(v_x * V.Literal(3.1415926535897931)) / v_y")]
    public void Writes_an_expression_over_lanes(string text, string expected)
    {
        BodyScope scope = Bodies.Scope("x y", "z", "alpha:float flag:bool");

        LaneBody lane = LaneEmitter.Emit(Bodies.Parse(text), scope);

        Assert.Contains("V v_z = " + expected + ";", lane.Lines);
    }

    [Fact]
    public void Writes_the_step_of_an_update()
    {
        BodyScope scope = Bodies.Scope("var! accum! lr[] grad momentum[]", "", "use_nesterov:bool");

        LaneBody lane = LaneEmitter.Emit(
            Bodies.Parse("accum = accum * momentum + grad; "
                + "var = var - select(use_nesterov, grad * lr + accum * momentum * lr, accum * lr)"),
            scope);

        Assert.Equal(
            """
            T* at_accum = p_accum.At<T>(i);
            V v_accum = V.Load(at_accum);
            V v_momentum = *(V*)(uniforms_ + 0);
            V v_grad = V.Load(p_grad.At<T>(i));
            v_accum = (v_accum * v_momentum) + v_grad;
            T* at_var = p_var.At<T>(i);
            V v_var = V.Load(at_var);
            V v_lr = *(V*)(uniforms_ + 64);
            v_var = v_var - (a_use_nesterov ? ((v_grad * v_lr) + ((v_accum * v_momentum) * v_lr)) : (v_accum * v_lr));
            V.Store(v_var, at_var);
            V.Store(v_accum, at_accum);
            """,
            string.Join("\n", lane.Lines));
        Assert.Equal(
            ["a_use_nesterov", "p_var", "p_accum", "s_lr", "p_grad", "s_momentum"], lane.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Computes_once_a_loop_what_scalars_and_attrs_decide()
    {
        LaneBody lane = LaneEmitter.Emit(
            Bodies.Parse("let rate = lr * sqrt(1 - decay); let bound = select(flag, rate, 1); z = x * rate + max(y, bound)"),
            Bodies.Scope("x y lr[] decay[]", "z", "flag:bool"));

        Assert.Equal(
            [
                "V v_lr = V.Splat(s_lr);",
                "V v_decay = V.Splat(s_decay);",
                "V v_rate = v_lr * V.Sqrt(V.Literal(1) - v_decay);",
                "V v_bound = a_flag ? v_rate : V.Literal(1);",
                "*(V*)(uniforms_ + 0) = v_rate;",
                "*(V*)(uniforms_ + 64) = v_bound;",
            ],
            lane.PrepareLines);
        Assert.Equal(2, lane.Uniforms);
        Assert.Contains("V v_rate = *(V*)(uniforms_ + 0);", lane.Lines);
        Assert.Contains("V v_z = (v_x * v_rate) + V.Max(v_y, v_bound);", lane.Lines);
    }

    [Fact]
    public void Computes_in_the_step_what_an_element_decides()
    {
        LaneBody lane = LaneEmitter.Emit(
            Bodies.Parse("let half = x * 0.5; z = half * alpha"), Bodies.Scope("x", "z", "alpha:float"));

        Assert.Equal(0, lane.Uniforms);
        Assert.Empty(lane.PrepareLines);
        Assert.Contains("V v_alpha = V.Literal(a_alpha);", lane.Lines);
    }

    [Fact]
    public void Keeps_an_argument_that_a_function_repeats()
    {
        LaneBody lane = LaneEmitter.Emit(Bodies.Parse("z = square(x + y) + square(x)"), Bodies.Scope("x y"));

        Assert.Equal(["V v_x = V.Load(p_x.At<T>(i));", "V v_y = V.Load(p_y.At<T>(i));", "V t_0 = v_x + v_y;",
            "V v_z = (t_0 * t_0) + (v_x * v_x);", "V.Store(v_z, p_z.At<T>(i));"], lane.Lines);
    }

    [Fact]
    public void Loads_and_stores_bools_as_masks()
    {
        LaneBody lane = LaneEmitter.Emit(Bodies.Parse("z = c and not d or c == d"), Bodies.Scope("c:bool d:bool", "z:bool"),
            "byte");

        Assert.Equal(["V v_c = V.LoadMask(p_c.At<bool>(i));", "V v_d = V.LoadMask(p_d.At<bool>(i));",
            "V v_z = V.Or(V.And(v_c, V.Not(v_d)), V.Not(V.Xor(v_c, v_d)));", "V.StoreMask(v_z, p_z.At<bool>(i));"], lane.Lines);
    }

    [Fact]
    public void Converts_a_scalar_of_another_dtype()
    {
        LaneBody lane = LaneEmitter.Emit(Bodies.Parse("z = x * step"), Bodies.Scope("x step:int64[]"));

        Assert.Contains("V v_step = V.Literal((double)s_step);", lane.Lines);
    }

    [Fact]
    public void Writes_the_parts_of_a_reduction()
    {
        LaneBody map = LaneEmitter.EmitReduction(ExpressionParser.Parse("x * x").Value!, BodyScope.ReduceMap("Sum", false, []));
        LaneBody init = LaneEmitter.EmitReduction(ExpressionParser.Parse("true").Value!, BodyScope.ReduceInit("All", []));
        LaneBody combine = LaneEmitter.EmitReduction(ExpressionParser.Parse("a and b").Value!, BodyScope.ReduceCombine("All",
            true, []));
        LaneBody finish = LaneEmitter.EmitReduction(ExpressionParser.Parse("r / count").Value!, BodyScope.ReduceFinish("Mean",
            false, []));

        Assert.Equal("x * x", map.Result);
        Assert.Equal("V.Equal(V.Literal(0), V.Literal(0))", init.Result);
        Assert.Equal("V.And(a, b)", combine.Result);
        Assert.Equal(["V v_count = V.Literal(count);"], finish.Lines);
        Assert.Equal("r / v_count", finish.Result);
    }

    [Fact]
    public void Takes_names_that_are_words_of_csharp()
    {
        LaneBody lane = LaneEmitter.Emit(Bodies.Parse("let class = int + register; z = class * class"),
            Bodies.Scope("int register"));

        Assert.Contains("V v_class = v_int + v_register;", lane.Lines);
    }
}
