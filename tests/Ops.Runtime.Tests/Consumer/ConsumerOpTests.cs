using Acme.Ops;

namespace RawOpsNet.Tests.Runtime.Consumer;

// This project is a consumer: the generator writes the ops of acme.ops.yaml into it.
public class ConsumerOpTests
{
    [Fact]
    public void An_op_of_another_assembly_is_called_on_RawOps_and_on_its_own_class()
    {
        Tensor x = new float[] { 1, 2 };
        Tensor y = new float[] { 10, 20 };

        Assert.Equal([21f, 42f], RawOps.ScaledAdd(x, y, alpha: 2).ToArray<float>());
        Assert.Equal([21f, 42f], AcmeOps.ScaledAdd(x, y, alpha: 2).ToArray<float>());
        Assert.Equal([11f, 22f], RawOps.ScaledAdd(x.As<float>(), y.As<float>()).Untyped.ToArray<float>());
    }

    [Fact]
    public void Its_formulas_call_ops_of_the_library()
    {
        Tensor x = new float[] { 1, 2 };
        Tensor y = 3f;
        using GradientTape tape = new();
        tape.Watch(x);
        tape.Watch(y);

        Gradient?[] gradients = tape.Gradient(RawOps.ScaledAdd(x, y, alpha: 2), [x, y]);

        Assert.Equal([1f, 1f], gradients[0]!.ToArray<float>());
        Assert.Equal(4f, gradients[1]!.Item<float>());
    }

    [Fact]
    public void An_automatic_gradient_is_the_derivative_and_has_one_itself()
    {
        Tensor x = new double[] { 0.5, -1.25 };
        using GradientTape outer = new();
        outer.Watch(x);
        using GradientTape inner = new();
        inner.Watch(x);
        Tensor y = RawOps.SquareGauss(x);

        Tensor first = inner.Gradient(y, x)!;
        Tensor second = outer.Gradient(first, x)!;

        for (int i = 0; i < 2; i++)
        {
            double v = x.ToArray<double>()[i];
            Assert.Equal(-2 * v * Math.Exp(-v * v), first.ToArray<double>()[i], 12);
            Assert.Equal(((4 * v * v) - 2) * Math.Exp(-v * v), second.ToArray<double>()[i], 12);
        }
    }

    [Fact]
    public void An_automatic_gradient_without_an_outer_tape_is_one_fused_loop()
    {
        Tensor x = new float[] { 0.5f, -1.25f };
        using GradientTape tape = new();
        tape.Watch(x);

        Tensor gradient = tape.Gradient(RawOps.SquareGauss(x), x)!;

        Assert.Equal(-1.25f * -2f * MathF.Exp(-1.5625f), gradient.ToArray<float>()[1], 1e-6f);
    }

    [Fact]
    public void A_composite_runs_ops_and_the_tape_sees_through_it()
    {
        Tensor x = new float[] { -1, 0.5f, 3 };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = RawOps.Shape2(x);

        Assert.Equal([0f, 0.5f, 1f], y.ToArray<float>());
        Assert.Equal([0f, 1f, 0f], ((Tensor)tape.Gradient(y, x)!).ToArray<float>());
    }

    [Fact]
    public void A_sparse_update_checks_every_index_before_it_writes()
    {
        Variable weight = new(new float[,] { { 1 }, { 2 } });

        RawOps.ResourceSparseApplyStep(weight, 1f, new float[,] { { 5 }, { 6 } }, new[] { 1, 1 });
        Assert.Equal([1f, 13f], weight.Read().ToArray<float>());

        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => RawOps.ResourceSparseApplyStep(weight, 1f, new float[,] { { 5 }, { 6 } }, new[] { 0, 2 }));
        Assert.Equal("ResourceSparseApplyStep: indices[1] is 2, but var has 2 rows.", error.Message);
        Assert.Equal([1f, 13f], weight.Read().ToArray<float>());
    }

    [Fact]
    public void Its_ops_are_in_the_registry()
    {
        Assert.Equal("Acme.Ops.AcmeOps", OpRegistry.Get("ScaledAdd").Class);
        Assert.Equal("RawOpsNet.RawOps", OpRegistry.Get("AddV2").Class);
        Assert.Contains(OpRegistry.All, op => op.Name == "SquareGauss");
    }
}
