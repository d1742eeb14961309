using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

// Literals: computed with 30 digits (mpmath 1.3) from the definitions in DLMF chapters 8 and 10.
public class BesselAndBetaTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0.25, 1.015686141223608, 0.12597910894546793)]
    [InlineData(1.5, 1.646723189772891, 0.9816664285779075)]
    [InlineData(7.5, 268.16131151518937, 249.58436542268814)]
    [InlineData(12.25, 24075.74003901683, 23071.11043117882)]
    [InlineData(60, 5.894077055609801e+24, 5.844751588390468e+24)]
    [InlineData(-3, 4.8807925858650245, -3.9533702174026093)]
    [InlineData(0, 1, 0)]
    [InlineData(Infinity, NaN, NaN)]
    [InlineData(-Infinity, NaN, NaN)]
    [InlineData(NaN, NaN, NaN)]
    public void Modified_functions_of_the_first_kind_agree_with_their_series(double x, double zero, double one)
    {
        Close.To(zero, BesselFunctions.BesselI0(x), 1e-13);
        Close.To(one, BesselFunctions.BesselI1(x), 1e-13);
    }

    [Theory]
    [InlineData(0.25, 0.9844359292958527, 0.12402597732272692)]
    [InlineData(1.5, 0.5118276717359181, 0.5579365079100996)]
    [InlineData(7.5, 0.2663396578803784, 0.1352484275797055)]
    [InlineData(12.25, 0.1009306105105151, -0.200357198755855)]
    [InlineData(60, -0.09147180408906187, 0.046598383758166315)]
    [InlineData(-3, -0.26005195490193345, -0.3390589585259365)]
    [InlineData(0, 1, 0)]
    [InlineData(Infinity, NaN, NaN)]
    [InlineData(-Infinity, NaN, NaN)]
    [InlineData(NaN, NaN, NaN)]
    public void Functions_of_the_first_kind_agree_with_their_series(double x, double zero, double one)
    {
        Close.To(zero, BesselFunctions.BesselJ0(x), 1e-13);
        Close.To(one, BesselFunctions.BesselJ1(x), 1e-13);
    }

    [Theory]
    [InlineData(0.25, -0.9315730249300587, -2.7041052293152825)]
    [InlineData(1.5, 0.38244892379775886, -0.4123086269739113)]
    [InlineData(7.5, 0.11731328614820863, -0.25912851048611624)]
    [InlineData(12.25, -0.20430162610894734, -0.10933907409580199)]
    [InlineData(60, 0.0473589522094494, 0.09186960936986689)]
    [InlineData(0, -Infinity, -Infinity)]
    [InlineData(-1, -Infinity, -Infinity)]
    [InlineData(Infinity, NaN, NaN)]
    [InlineData(NaN, NaN, NaN)]
    public void Functions_of_the_second_kind_agree_with_their_series(double x, double zero, double one)
    {
        Close.To(zero, BesselFunctions.BesselY0(x), 1e-13);
        Close.To(one, BesselFunctions.BesselY1(x), 1e-13);
    }

    [Theory]
    [InlineData(0.25, 1.5415067512483027, 3.7470259744407115)]
    [InlineData(1.5, 0.21380556264752573, 0.2773878004568438)]
    [InlineData(7.5, 0.00024917761635611437, 0.0002652973901252895)]
    [InlineData(12.25, 1.6967587538963423e-06, 1.764703573230126e-06)]
    [InlineData(60, 1.4138978405591078e-27, 1.4256320265171043e-27)]
    [InlineData(0, Infinity, Infinity)]
    [InlineData(-1, Infinity, Infinity)]
    [InlineData(-Infinity, Infinity, Infinity)]
    [InlineData(Infinity, 0, 0)]
    [InlineData(NaN, NaN, NaN)]
    public void Modified_functions_of_the_second_kind_agree_with_their_series(double x, double zero, double one)
    {
        Close.To(zero, BesselFunctions.BesselK0(x), 1e-13);
        Close.To(one, BesselFunctions.BesselK1(x), 1e-13);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(30)]
    public void Scaled_functions_of_the_second_kind_carry_the_exponential(double x)
    {
        Close.To(Math.Exp(x) * BesselFunctions.BesselK0(x), BesselFunctions.BesselK0e(x));
        Close.To(Math.Exp(x) * BesselFunctions.BesselK1(x), BesselFunctions.BesselK1e(x));
    }

    [Fact]
    public void Scaled_functions_of_the_second_kind_are_infinite_at_zero_and_below()
    {
        Assert.Equal(Infinity, BesselFunctions.BesselK0e(double.NegativeInfinity));
        Assert.Equal(Infinity, BesselFunctions.BesselK1e(0));
        Assert.Equal(0, BesselFunctions.BesselK0e(Infinity));
    }

    // J1(x) Y0(x) - J0(x) Y1(x) = 2 / (πx), DLMF 10.5.2.
    [Theory]
    [InlineData(0.01)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(8.5)]
    [InlineData(1000)]
    public void The_wronskian_holds(double x)
    {
        double left = BesselFunctions.BesselJ1(x) * BesselFunctions.BesselY0(x);
        double right = BesselFunctions.BesselJ0(x) * BesselFunctions.BesselY1(x);
        Close.To(2 / (Math.PI * x), left - right, 1e-13);
    }

    // TensorFlow 2.21: BesselY1 of a float zero is NaN, of a double zero -∞.
    [Fact]
    public void Y1_of_a_float_zero_is_NaN()
    {
        Assert.Equal(float.NaN, BesselFunctions.BesselY1(0f));
        Assert.Equal(float.NegativeInfinity, BesselFunctions.BesselY1(-1f));
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.25, 0.3333333333333333)]
    [InlineData(2, 3, 0.4, 0.5248)]
    [InlineData(2, 3, 0.75, 0.94921875)]
    [InlineData(30, 0.5, 0.9, 0.01228244849985276)]
    [InlineData(1000, 2, 0.9975, 0.28639959739993337)]
    [InlineData(300, 400, 0.45, 0.8738250286734267)]
    [InlineData(1, 2, 0, 0)]
    [InlineData(2, 3, 1, 1)]
    [InlineData(0, 1, 0.5, NaN)]
    [InlineData(1, 0, 0.5, NaN)]
    [InlineData(1, 1, 1.5, NaN)]
    [InlineData(1, 1, -0.1, NaN)]
    [InlineData(Infinity, 1, 0.5, NaN)]
    [InlineData(1, Infinity, 0.5, NaN)]
    [InlineData(1, 1, NaN, NaN)]
    public void Incomplete_beta_agrees_with_its_integral(double a, double b, double x, double expected) =>
        Close.To(expected, IncompleteBeta.Betainc(a, b, x), 1e-12);
}
