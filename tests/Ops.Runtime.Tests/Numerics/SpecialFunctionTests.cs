using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

// Literals: computed with 30 digits (mpmath 1.3) from the definitions in DLMF chapters 5, 7, 8, 10 and 25.
public class SpecialFunctionTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3.75, 1.486815578593417)]
    [InlineData(10.5, 13.940625219403763)]
    [InlineData(100, 359.1342053695754)]
    [InlineData(1e-30, 69.07755278982137)]
    [InlineData(-1e-300, 690.7755278982137)]
    [InlineData(1e10, 220258509288.81058)]
    [InlineData(-0.5, 1.2655121234846454)]
    [InlineData(-2.5, -0.056243716497674054)]
    [InlineData(0, Infinity)]
    [InlineData(-3, Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, Infinity)]
    [InlineData(NaN, NaN)]
    public void Lgamma_is_the_logarithm_of_the_gamma_functions_size(double x, double expected) =>
        Close.To(expected, GammaFunctions.Lgamma(x));

    [Theory]
    [InlineData(1, -0.5772156649015329)]
    [InlineData(0.5, -1.9635100260214235)]
    [InlineData(2, 0.42278433509846713)]
    [InlineData(10.25, 2.277704790686724)]
    [InlineData(1e-8, -100000000.57721564)]
    [InlineData(-0.5, 0.03648997397857652)]
    [InlineData(0, NaN)]
    [InlineData(-4, NaN)]
    [InlineData(-Infinity, NaN)]
    [InlineData(Infinity, Infinity)]
    public void Digamma_is_the_slope_of_lgamma(double x, double expected) =>
        Close.To(expected, GammaFunctions.Digamma(x), 1e-13);

    [Theory]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(-0.25, -0.27632639016823696)]
    [InlineData(Infinity, 1)]
    [InlineData(-Infinity, -1)]
    [InlineData(NaN, NaN)]
    public void Erf_agrees_with_its_integral(double x, double expected) => Close.To(expected, ErrorFunctions.Erf(x));

    [Theory]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(10, 2.088487583762545e-45)]
    [InlineData(26, 5.663192408856143e-296)]
    [InlineData(28, 0)]
    [InlineData(-1, 1.8427007929497149)]
    [InlineData(Infinity, 0)]
    [InlineData(-Infinity, 2)]
    [InlineData(NaN, NaN)]
    public void Erfc_keeps_its_digits_where_erf_is_one(double x, double expected) => Close.To(expected, ErrorFunctions.Erfc(x));

    [Theory]
    [InlineData(0.5, 0.4769362762044699)]
    [InlineData(1e-8, 8.86226925452758e-09)]
    [InlineData(0.9999, 2.75106390571208)]
    [InlineData(1, Infinity)]
    [InlineData(-1, -Infinity)]
    [InlineData(1.5, NaN)]
    [InlineData(NaN, NaN)]
    public void Erfinv_undoes_erf(double x, double expected) => Close.To(expected, ErrorFunctions.Erfinv(x));

    [Fact]
    public void Ndtri_is_the_normal_quantile()
    {
        Close.To(0, ErrorFunctions.Ndtri(0.5));
        Close.To(double.NegativeInfinity, ErrorFunctions.Ndtri(0));
        Close.To(Infinity, ErrorFunctions.Ndtri(1));
        Close.To(NaN, ErrorFunctions.Ndtri(-1e-9));
        Close.To(NaN, ErrorFunctions.Ndtri(1.5));
        foreach (double p in new[] { 1e-300, 1e-20, 1e-5, 0.02, 0.3, 0.6, 0.97 })
        {
            Close.To(p, 0.5 * ErrorFunctions.Erfc(-ErrorFunctions.Ndtri(p) / Math.Sqrt(2)), 1e-12);
        }
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0.46575960759364043, 0.20791041534970844)]
    [InlineData(-7.5, 0.14831583007739552, -0.1380412115485542)]
    [InlineData(100, 0.03994437929909668, 0.03974415302513025)]
    [InlineData(Infinity, 0, 0)]
    [InlineData(NaN, NaN, NaN)]
    public void Bessel_functions_are_scaled_by_the_exponential(double x, double zero, double one)
    {
        Close.To(zero, BesselFunctions.BesselI0e(x));
        Close.To(one, BesselFunctions.BesselI1e(x));
    }

    [Theory]
    [InlineData(0.5, 0.25, 0.5204998778130465, 0.4795001221869535, -0.797947316783223)]
    [InlineData(2, 3, 0.8008517265285442, 0.19914827347145578, -0.19742541957920248)]
    [InlineData(20, 15, 0.12478121503252482, 0.8752187849674752, -0.04851376809420051)]
    [InlineData(5, 25, 0.9999997330916575, 2.6690834249044957e-07, -4.691283270949447e-07)]
    [InlineData(50, 40, 0.07033506665939496, 0.9296649333406051, -0.019821892882228662)]
    [InlineData(1000, 1030, 0.828911903882394, 0.17108809611760603, -0.007996539402089308)]
    [InlineData(2e6, 2001000, 0.7602865609469363, 0.23971343905306375, -0.00021965904557223466)]
    public void Incomplete_gamma_agrees_with_its_integral(double a, double x, double lower, double upper, double slope)
    {
        Close.To(lower, IncompleteGamma.Igamma(a, x), 1e-13);
        Close.To(upper, IncompleteGamma.Igammac(a, x), 1e-13);
        Close.To(slope, IncompleteGamma.IgammaGradA(a, x), 1e-12);
    }

    [Fact]
    public void Igammac_of_a_tiny_shape_does_not_cancel() =>
        Close.To(5.597735977099587e-09, IncompleteGamma.Igammac(1e-8, 0.5), 1e-13);

    [Theory]
    [InlineData(0, 1, NaN, NaN, NaN)]
    [InlineData(-1, 1, NaN, NaN, NaN)]
    [InlineData(1, -1, NaN, NaN, NaN)]
    [InlineData(NaN, 1, NaN, NaN, NaN)]
    [InlineData(1, NaN, NaN, NaN, NaN)]
    [InlineData(1, 0, 0, 1, 0)]
    [InlineData(-1, 0, 0, NaN, NaN)]
    [InlineData(2, Infinity, 1, 0, 0)]
    [InlineData(Infinity, 2, 0, 1, 0)]
    [InlineData(Infinity, Infinity, NaN, NaN, NaN)]
    [InlineData(1e300, 1, 0, 1, 0)]
    [InlineData(1, 1e300, 1, 0, 0)]
    public void Incomplete_gamma_has_defined_edges(double a, double x, double lower, double upper, double slope)
    {
        Close.To(lower, IncompleteGamma.Igamma(a, x));
        Close.To(upper, IncompleteGamma.Igammac(a, x));
        Close.To(slope, IncompleteGamma.IgammaGradA(a, x));
    }

    [Theory]
    [InlineData(2, 1, 1.6449340668482264)]
    [InlineData(3.5, 0.25, 128.54695896428436)]
    [InlineData(2, 10, 0.10516633568168575)]
    [InlineData(2, 1e200, 1e-200)]
    [InlineData(1, 5, Infinity)]
    [InlineData(0.5, 5, NaN)]
    [InlineData(2, -3, Infinity)]
    [InlineData(3, -3, NaN)]
    [InlineData(2.5, -0.5, NaN)]
    [InlineData(2, Infinity, 0)]
    [InlineData(NaN, 1, NaN)]
    public void Zeta_is_hurwitzs(double x, double q, double expected) => Close.To(expected, ZetaFunctions.Zeta(x, q));

    [Theory]
    [InlineData(0, 0.5, -1.9635100260214235)]
    [InlineData(1, 0.5, 4.934802200544679)]
    [InlineData(2, 3.25, -0.12815694713911513)]
    [InlineData(1, -1.5, 9.379246644989124)]
    [InlineData(3, -0.75, 1557.7451069721515)]
    [InlineData(1, 0, Infinity)]
    [InlineData(1, -2, Infinity)]
    [InlineData(1, Infinity, 0)]
    [InlineData(1.5, 2, NaN)]
    [InlineData(-1, 2, NaN)]
    public void Polygamma_is_the_derivative_of_digamma(double n, double x, double expected) =>
        Close.To(expected, ZetaFunctions.Polygamma(n, x), 1e-13);

    [Fact]
    public void Zeta_of_a_far_negative_argument_takes_no_long_loop() =>
        Close.To(Math.PI * Math.PI, ZetaFunctions.Zeta(2, -1e12 - 0.5), 1e-11);
}
