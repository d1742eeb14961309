namespace RawOpsNet.Tests.Runtime.Autograd;

[Collection(Memory.CountingTests.Name)]
public class CustomGradientTests
{
    [Fact]
    public void The_given_gradient_replaces_the_real_one()
    {
        Tensor x = 3.0;
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = CustomGradient.Run(a => (TestOps.Mul(a, a), dy => TestOps.Mul(dy, 100.0)), x);
        Tensor z = TestOps.Mul(y, 2.0);

        Assert.Equal(18.0, z.Item<double>());
        Assert.Equal(200.0, tape.Gradient(z, x)!.Item<double>());
    }

    [Fact]
    public void The_second_derivative_differentiates_the_given_gradient()
    {
        Tensor x = 3.0;
        using GradientTape outer = new();
        outer.Watch(x);
        using GradientTape inner = new();
        inner.Watch(x);
        Tensor y = CustomGradient.Run(Cube, x);
        Gradient first = inner.Gradient(y, x)!;

        Assert.Equal(9.0, first.Item<double>());
        Assert.Equal(6.0, outer.Gradient(first.Dense(), x)!.Item<double>());
    }

    [Fact]
    public void Variables_that_the_function_reads_get_their_gradients_from_it()
    {
        Variable weight = new(5.0);
        Tensor x = 3.0;
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        Tensor y = CustomGradient.Run(inputs => ([TestOps.Mul(inputs[0], weight)], Given), x)[0];

        Assert.Equal(7.0, tape.Gradient(y, x)!.Item<double>());
        Assert.Equal(11.0, tape.Gradient(y, weight)!.Item<double>());

        (Gradient?[] Inputs, Gradient?[] Variables) Given(Tensor[] upstream, IReadOnlyList<Variable> variables)
        {
            Assert.Equal([weight], variables);
            return ([(Tensor)7.0], [(Tensor)11.0]);
        }
    }

    [Fact]
    public void A_function_that_reads_variables_must_take_them_in_its_gradient()
    {
        Variable weight = new(5.0, name: "weight");

        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => CustomGradient.Run(a => (TestOps.Mul(a, weight), dy => dy), (Tensor)1.0));

        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_gradients_is_refused()
    {
        Tensor x = 3.0;
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = CustomGradient.Run(inputs => ([TestOps.Mul(inputs[0], inputs[1])], _ => [null]), x, x)[0];

        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => tape.Gradient(y, x));

        Assert.Contains("2", error.Message, StringComparison.Ordinal);
        Assert.Contains("returned 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_gradient_function_stores_stays_usable()
    {
        Tensor? stored = null;
        Tensor x = 3.0;
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = CustomGradient.Run(a => (TestOps.Mul(a, a), Store), x);
        tape.Gradient(TestOps.Mul(y, 4.0), x);

        Assert.Equal(4.0, stored!.Item<double>());

        Gradient? Store(Tensor upstream)
        {
            stored = upstream;
            return TestOps.Mul(upstream, upstream);
        }
    }

    private static (Tensor Output, Func<Tensor, Gradient?> Gradient) Cube(Tensor x)
    {
        Tensor square = TestOps.Mul(x, x);
        return (TestOps.Mul(square, x), upstream => TestOps.Mul(upstream, square));
    }
}
