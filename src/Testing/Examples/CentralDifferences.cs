using System.Globalization;

namespace RawOpsNet.Testing.Examples;

/// <summary>Compares gradients with differences of five points, whose error is of fourth order in the step.</summary>
/// <remarks>
/// Real and imaginary parts are variables of their own; TensorFlow's gradient is the derivative by the one plus i times that
/// by the other.
/// </remarks>
internal static class CentralDifferences
{
    private const double Step = 1e-4;
    private const double Tolerance = 1e-6;

    /// <summary>Says which gradient is off, in one line; null where all agree.</summary>
    /// <param name="function">Gives the tensors whose weighted sum is differentiated.</param>
    /// <param name="points">Where.</param>
    /// <param name="gradients">What the tape says.</param>
    /// <param name="leaveOut">Which points not to compare at.</param>
    public static string? Differ(
        Func<Tensor[], Tensor[]> function, Tensor[] points, Tensor[] gradients, Func<int, bool>? leaveOut = null)
    {
        for (int i = 0; i < points.Length; i++)
        {
            if (leaveOut?.Invoke(i) == true)
            {
                continue;
            }

            if (gradients[i].Shape != points[i].Shape)
            {
                return $"the gradient of input {i} has shape {gradients[i].Shape}, expected {points[i].Shape}";
            }

            double[] got = Elements.Parts(gradients[i]);
            for (int k = 0; k < got.Length; k++)
            {
                double expected = Slope(function, points, i, k);
                if (!Elements.IsClose(expected, got[k], Tolerance, Tolerance))
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"the gradient of input {i}, element {k} is {got[k]:R}, expected {expected:R}");
                }
            }
        }

        return null;
    }

    private static double Slope(Func<Tensor[], Tensor[]> function, Tensor[] points, int point, int element)
    {
        double[] values = Elements.Parts(points[point]);
        double center = values[element];
        double step = Step * Math.Max(1, Math.Abs(center));
        double At(double steps)
        {
            values[element] = center + (steps * step);
            Tensor[] moved = [.. points];
            moved[point] = Elements.FromParts([.. values], points[point]);
            return Weights.Sum(function(moved));
        }

        return ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * step);
    }
}
