using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Derivatives;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Generator.Expressions;

/// <summary>Compares the derivative column of the table, and derivatives of whole bodies, with central differences in
/// float64.</summary>
public class DerivativeValuesTests
{
    private static readonly double[] X = [0.3, 0.7, 1.3, 2.4];
    private static readonly double[] Y = [0.55, 1.9, 0.8, 3.1];
    private static readonly double[] W = [0.9, 2.2, 1.1, 3.3];

    // sign is flat, floormod and truncmod jump where the quotient does, and polygamma's order is whole.
    private static readonly string[] Apart = ["acosh", "polygamma", "nextafter"];

    [Fact]
    public void Every_derivative_agrees_with_central_differences()
    {
        List<(string Name, string Text)> samples = FunctionTable.Rows
            .Where(row => row.Derivatives.Length > 0 && !Apart.Contains(row.Name))
            .Select(row => (row.Name, "z = " + row.Name + "(" + ArgumentsOf(row) + ")")).ToList();
        samples.AddRange(
        [
            ("of_acosh", "z = acosh(1 + x * y)"),
            ("of_polygamma", "z = polygamma(2, x)"),
            ("of_quotient", "z = (x + y * y) / (w - x * y)"),
            ("of_remainder", "z = x % y + w"),
            ("of_branches", "let t = exp(-x); z = select(x > y, t * w, sqrt(y) / t)"),
            ("of_untaken", "z = select(x > 5, log(x - 5), x * y)"),
            ("of_reassignment", "let t = tanh(x * y); z = t * w; z = z * z + t"),
            ("of_sharing", "let s = sigmoid(x); z = s * log(s) + (1 - s) * log(1 - s) + y * s"),
            ("of_clip", "z = clip(x * 2, 1, 4) * max(x, y) - min(y, w)"),
        ]);
        Check(samples);
    }

    private static string ArgumentsOf(FunctionRow row) => row.Name switch
    {
        "asin" or "acos" or "atanh" or "erfinv" or "ndtri" => "x / 3",
        "zeta" => "1 + y, x",
        _ => string.Join(", ", new[] { "x", "y", "w" }.Take(row.Arity)),
    };

    private static void Check(List<(string Name, string Text)> samples)
    {
        List<(string Name, Body Body, BodyScope Scope)> bodies = [];
        Dictionary<string, Derivative> derivatives = [];
        foreach ((string name, string text) in samples)
        {
            BodyScope scope = Bodies.Scope("x y w");
            Body body = Bodies.Parse(text);
            Derivative derivative = Differentiator.Differentiate(body, scope, ["x", "y", "w"], complex: false);
            Assert.Empty(derivative.Issues);
            Assert.Empty(BodyBinder.Bind(derivative.Fused, derivative.Scope!, default).Issues);
            derivatives[name] = derivative;
            bodies.Add(("f_" + name, body, scope));
            bodies.Add(("d_" + name, derivative.Fused, derivative.Scope!));
        }

        LaneProgram program = new(bodies);
        List<string> wrong = [];
        foreach ((string name, string text) in samples)
        {
            Compare(program, name, text, derivatives[name], wrong);
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static void Compare(LaneProgram program, string name, string text, Derivative derivative, List<string> wrong)
    {
        Dictionary<string, double[]> values = new() { ["x"] = X, ["y"] = Y, ["w"] = W };
        values["z"] = Forward(program, name, values);
        values["dz"] = [1, -2, 0.5, 3];
        foreach (string input in derivative.Inputs)
        {
            values["d_" + input] = new double[X.Length];
        }

        program.Run<double, ScalarLane<double>>("d_" + name, field => values[field]);
        foreach (string input in derivative.Inputs)
        {
            double[] above = Shifted(program, name, values, input, 1e-5);
            double[] below = Shifted(program, name, values, input, -1e-5);
            for (int i = 0; i < X.Length; i++)
            {
                double expected = values["dz"][i] * (above[i] - below[i]) / 2e-5;
                double actual = values["d_" + input][i];
                if (!(Math.Abs(actual - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected))))
                {
                    wrong.Add($"{text}: d_{input}[{i}] is {actual}, differences say {expected}");
                }
            }
        }
    }

    private static double[] Shifted(LaneProgram program, string name, Dictionary<string, double[]> values, string input,
        double by)
    {
        Dictionary<string, double[]> moved = new(values) { [input] = values[input].Select(x => x + by).ToArray() };
        return Forward(program, name, moved);
    }

    private static double[] Forward(LaneProgram program, string name, Dictionary<string, double[]> values)
    {
        Dictionary<string, double[]> arrays = new(values) { ["z"] = new double[X.Length] };
        program.Run<double, ScalarLane<double>>("f_" + name, field => arrays[field]);
        return arrays["z"];
    }
}
