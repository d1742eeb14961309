namespace RawOpsNet.Tests.Runtime.Autograd;

public class JacobianTests
{
    [Fact]
    public void A_jacobian_has_the_shapes_of_target_and_source()
    {
        Tensor x = new[] { 1.0, 2.0, 3.0 };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = TestOps.Mul(x, x);

        Tensor jacobian = tape.Jacobian(y, x)!;

        Assert.Equal("[3, 3]", jacobian.Shape.ToString());
        Assert.Equal([2.0, 0, 0, 0, 4, 0, 0, 0, 6], jacobian.ToArray<double>());
        Assert.Throws<FailedPreconditionException>(() => tape.Jacobian(y, x));
    }

    [Fact]
    public void A_jacobian_of_what_does_not_depend_is_null_or_zeros()
    {
        Tensor x = new[] { 1.0, 2.0 };
        Tensor z = 3.0;
        using GradientTape tape = new(persistent: true);
        tape.Watch([x, z]);
        Tensor y = TestOps.Mul(x, x);

        Assert.Null(tape.Jacobian(y, z));
        Assert.Equal([0.0, 0.0], tape.Jacobian(y, z, UnconnectedGradients.Zero)!.ToArray<double>());
        Tensor?[] both = tape.Jacobian(y, [x, z]);
        Assert.NotNull(both[0]);
        Assert.Null(both[1]);
    }

    [Fact]
    public void A_hessian_is_the_jacobian_of_a_gradient()
    {
        Variable x = new(new[] { 1.0, 2.0 });
        using GradientTape outer = new();
        using GradientTape inner = new();
        Tensor y = TestOps.Mul(x, TestOps.Mul(x, x));
        Tensor gradient = inner.Gradient(y, x)!.Dense();

        Assert.Equal([6.0, 0, 0, 12], outer.Jacobian(gradient, x)!.ToArray<double>());
    }

    [Fact]
    public void A_batch_jacobian_keeps_rows_apart()
    {
        Tensor x = new[,] { { 1.0, 2.0 }, { 3.0, 4.0 }, { 5.0, 6.0 } };
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        Tensor y = TestOps.Mul(x, x);

        Tensor jacobian = tape.BatchJacobian(y, x);

        Assert.Equal("[3, 2, 2]", jacobian.Shape.ToString());
        Assert.Equal([2.0, 0, 0, 4, 6, 0, 0, 8, 10, 0, 0, 12], jacobian.ToArray<double>());
        Assert.Equal(new double[12], tape.BatchJacobian(x, TestOps.Mul(x, x)).ToArray<double>());
        Assert.Throws<InvalidArgumentException>(() => tape.BatchJacobian(y, (Tensor)1.0));
        Assert.Throws<InvalidArgumentException>(() => tape.BatchJacobian(y, new[,] { { 1.0 } }));
    }
}
