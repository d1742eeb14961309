using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

public class ComplexFunctionTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    private static readonly Complex[] Sample =
        [new(0.5, -0.25), new(-1.5, 2), new(0.1, 0.2), new(-3, -4), new(1e-9, 2e-9), new(20, 1), new(2, 0), new(0, -3)];

    [Fact]
    public void Inverses_undo_their_functions()
    {
        foreach (Complex z in Sample)
        {
            // Near z = 0 the arc cosine is close to π / 2, which holds few of z's digits.
            double ofCosine = z.Magnitude < 1 ? 1e-6 : 1e-13;
            Close.To(z, ComplexFunctions.Exp(ComplexFunctions.Log(z)), 1e-14);
            Close.To(z, ComplexFunctions.Expm1(ComplexFunctions.Log1p(z)), 1e-14);
            Close.To(z, ComplexFunctions.Sqrt(z) * ComplexFunctions.Sqrt(z), 1e-15);
            Close.To(z, ComplexFunctions.Sin(ComplexFunctions.Asin(z)), 1e-13);
            Close.To(z, ComplexFunctions.Cos(ComplexFunctions.Acos(z)), ofCosine);
            Close.To(z, ComplexFunctions.Sinh(ComplexFunctions.Asinh(z)), 1e-13);
            Close.To(z, ComplexFunctions.Cosh(ComplexFunctions.Acosh(z)), ofCosine);
            Close.To(z, ComplexFunctions.Tan(ComplexFunctions.Atan(z)), 1e-12);
            Close.To(z, ComplexFunctions.Tanh(ComplexFunctions.Atanh(z)), 1e-12);
        }
    }

    [Fact]
    public void Addition_theorems_hold()
    {
        foreach (Complex z in Sample)
        {
            if (z.Magnitude > 10)
            {
                continue;
            }

            Complex sine = ComplexFunctions.Sin(z), cosine = ComplexFunctions.Cos(z);
            Close.To(ComplexFunctions.Exp(Complex.ImaginaryOne * z), cosine + (Complex.ImaginaryOne * sine), 1e-12);
            Close.To(sine / cosine, ComplexFunctions.Tan(z), 1e-14);
            Close.To(ComplexFunctions.Exp(z), ComplexFunctions.Sinh(z) + ComplexFunctions.Cosh(z), 1e-12);
            Close.To(ComplexFunctions.Sinh(z) / ComplexFunctions.Cosh(z), ComplexFunctions.Tanh(z), 1e-14);
            Close.To(Complex.One / (Complex.One + ComplexFunctions.Exp(-z)), ComplexFunctions.Sigmoid(z), 1e-14);
            Close.To(Complex.One / ComplexFunctions.Sqrt(z), ComplexFunctions.Rsqrt(z), 1e-15);
            Close.To(z / ComplexFunctions.Abs(z), ComplexFunctions.Sign(z), 1e-15);
            Close.To(z * z * z, ComplexFunctions.Pow(z, 3), 1e-14);
        }
    }

    [Fact]
    public void Small_arguments_keep_their_digits()
    {
        Complex z = new(1e-10, -2e-10);
        Close.To(z + (z * z / 2), ComplexFunctions.Expm1(z), 1e-15);
        Close.To(z - (z * z / 2), ComplexFunctions.Log1p(z), 1e-15);
        // log(1 + ε i) = ε² / 2 + ε i.
        Close.To(0.5e-16, ComplexFunctions.Log(new(1, 1e-8)).Real, 1e-14);
    }

    // C99 annex G, sections 6.1 to 6.4.
    [Fact]
    public void Edges_are_those_of_annex_g()
    {
        Same(new(Infinity, NaN), ComplexFunctions.Exp(new(Infinity, Infinity)));
        Same(new(0, 0), ComplexFunctions.Exp(new(-Infinity, Infinity)));
        Same(new(-Infinity, Math.PI), ComplexFunctions.Log(new(-0.0, 0)));
        Same(new(Infinity, -Math.PI / 4), ComplexFunctions.Log(new(Infinity, -Infinity)));
        Same(new(Infinity, -Infinity), ComplexFunctions.Sqrt(new(NaN, -Infinity)));
        Same(new(0, Infinity), ComplexFunctions.Sqrt(new(-Infinity, 1)));
        Same(new(0, -2), ComplexFunctions.Sqrt(new(-4, -0.0)));
        Same(new(0, NaN), ComplexFunctions.Sinh(new(0, Infinity)));
        Same(new(NaN, 0), ComplexFunctions.Cosh(new(0, Infinity)));
        Same(new(1, -0.0), ComplexFunctions.Tanh(new(Infinity, -1)));
        Same(new(Infinity, Math.PI / 4), ComplexFunctions.Asinh(new(Infinity, Infinity)));
        Same(new(Math.PI, -Infinity), ComplexFunctions.Acos(new(-Infinity, 1)));
        Same(new(Infinity, Math.PI), ComplexFunctions.Acosh(new(-Infinity, 1)));
        Same(new(0, Math.PI / 2), ComplexFunctions.Atanh(new(Infinity, 1)));
        Same(new(Infinity, 0), ComplexFunctions.Atanh(new(1, 0)));
        Same(new(Infinity, NaN), ComplexFunctions.Rsqrt(Complex.Zero));
        Same(Complex.One, ComplexFunctions.Pow(Complex.Zero, Complex.Zero));
        Same(Complex.Zero, ComplexFunctions.Pow(Complex.Zero, new(0.5, 1)));
        Same(Complex.Zero, ComplexFunctions.Sign(Complex.Zero));
    }

    [Fact]
    public void Cuts_follow_the_sign_of_zero()
    {
        Assert.Equal(-1.3169578969248166, ComplexFunctions.Asin(new(2, -0.0)).Imaginary, 15);
        Assert.Equal(1.3169578969248166, ComplexFunctions.Asin(new(2, 0)).Imaginary, 15);
        Assert.Equal(-Math.PI / 2, ComplexFunctions.Atanh(new(2, -0.0)).Imaginary, 15);
        Assert.Equal(-Math.PI, ComplexFunctions.Log(new(-1, -0.0)).Imaginary, 15);
    }

    [Fact]
    public void Large_arguments_do_not_overflow_on_the_way()
    {
        Close.To(new Complex(1.0986841134678098e150, 0.45508986056222733e150), ComplexFunctions.Sqrt(new(1e300, 1e300)), 1e-14);
        Close.To(1e-300, ComplexFunctions.Atanh(new(1e300, 0)).Real);
        Close.To(new Complex(1, 0), ComplexFunctions.Tanh(new(1000, 1)));
        Close.To(Math.Exp(709) * Math.E * Math.Cos(1.5), ComplexFunctions.Exp(new(710, 1.5)).Real, 1e-12);
        Close.To(1.4142135623730951e300, ComplexFunctions.Abs(new(1e300, 1e300)));
    }

    private static void Same(Complex expected, Complex actual)
    {
        Assert.Equal(expected.Real, actual.Real, 15);
        Assert.Equal(expected.Imaginary, actual.Imaginary, 15);
    }
}
