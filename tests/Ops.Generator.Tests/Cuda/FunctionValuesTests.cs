using System.Globalization;
using System.Numerics;
using System.Text;
using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;
using RawOpsNet.Tests.Generator.Expressions;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>Evaluates each function over lanes and as CUDA text, in float32, float64 and int32, against float64.</summary>
public class FunctionValuesTests
{
    private static readonly string[] Names = ["x", "y", "w"];

    private static readonly double[] Grid =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 0.25, 3, -3, 7.5, -7.5, 10, -10, 20.5, 100, -100, 1e-3, -1e-3, 0.9, -0.9, 1e-6, 1e6,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.999, 1.5, -1.5, 2.5, 35,
    ];

    // The incomplete gamma functions lose digits in exp(a log x - x - lgamma(a)) where a and x are near 1e6.
    private static readonly Dictionary<string, double> Loose = new()
    {
        ["igamma"] = 1e-8,
        ["igammac"] = 1e-8,
        ["igamma_grad_a"] = 1e-8
    };

    [GnuFact]
    public void The_text_for_cuda_gives_what_the_lanes_give()
    {
        (FunctionRow Row, Body Body, BodyScope Scope)[] functions = FunctionTable.Rows
            .Where(row => row.Arity <= 2 && !row.IsPredicate).Select(Sample).ToArray();
        LaneProgram lanes = new(functions.Select(function => (function.Row.Name, function.Body, function.Scope)));
        Dictionary<string, double[]> device = RunOnHost(functions);
        List<string> wrong = [];
        foreach ((FunctionRow row, _, _) in functions)
        {
            if (row.Domain.Contains(ModelDType.Float64))
            {
                double[] exact = Lane<double, ScalarLane<double>>(lanes, row.Name, row.Arity);
                Compare(wrong, row, "f64", device[row.Name + "_f64"], exact, Loose.GetValueOrDefault(row.Name, 2e-12), row.Arity);
                double[] single = Lane<float, ScalarLane<float>>(lanes, row.Name, row.Arity);
                Compare(wrong, row, "f32", device[row.Name + "_f32"], single, Math.Max(4e-6, Loose.GetValueOrDefault(row.Name)),
                    row.Arity);
            }
            else
            {
                double[] integers = Lane<int, ScalarLane<int>>(lanes, row.Name, row.Arity);
                Compare(wrong, row, "i32", device[row.Name + "_i32"], integers, 0, row.Arity);
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(60)) + "\n" + wrong.Count + " in all");
    }

    private static (FunctionRow Row, Body Body, BodyScope Scope) Sample(FunctionRow row)
    {
        string[] names = Names.Take(row.Arity).ToArray();
        return (row, Bodies.Parse("z = " + row.Name + "(" + string.Join(", ", names) + ")"), Bodies.Scope(string.Join(" ",
            names)));
    }

    private static double[] Pairs(int arity, int which) => arity == 1 ? Grid
        : Grid.SelectMany(x => Grid.Select(y => which == 0 ? x : y)).ToArray();

    private static double[] Lane<T, V>(LaneProgram lanes, string name, int arity)
        where T : unmanaged, INumberBase<T>
        where V : unmanaged, ILane<V, T>
    {
        Dictionary<string, Array> arrays = Names.Take(arity).Select((input, k) => (input, k))
            .ToDictionary(pair => pair.input, pair => (Array)Pairs(arity, pair.k).Select(T.CreateSaturating).ToArray());
        T[] results = new T[arrays["x"].Length];
        arrays["z"] = results;
        lanes.Run<T, V>(name, field => arrays[field]);
        return results.Select(double.CreateSaturating).ToArray();
    }

    private static Dictionary<string, double[]> RunOnHost((FunctionRow Row, Body Body, BodyScope Scope)[] functions)
    {
        StringBuilder text = new(CudaHost.Prelude + CudaHeader.Text);
        StringBuilder calls = new("int main() {\n");
        calls.Append("const double grid[] = {").AppendJoin(", ", Grid.Select(Number)).Append("}; const int N = ")
            .Append(Grid.Length).Append(";\n");
        foreach ((FunctionRow row, Body body, BodyScope scope) in functions)
        {
            DTypeSet types = row.Domain & DTypeSet.Of(row.Domain.Contains(ModelDType.Float64)
                ? [ModelDType.Float32, ModelDType.Float64] : [ModelDType.Int32]);
            text.Append(CudaEmitter.Emit("fn_" + row.Name, body, scope, [], types));
            foreach (ModelDType dtype in types.InOrder())
            {
                string type = CudaTypes.Of(dtype);
                string convert = dtype == ModelDType.Int32 ? "ro_saturated(" : "(" + type + ")(";
                calls.Append("std::puts(\"").Append(row.Name).Append('_').Append(type).Append("\"); for (int i = 0; i < N; i++) ")
                    .Append(row.Arity == 1 ? "{ " : "for (int j = 0; j < N; j++) { ").Append(type).Append(" x = ").Append(convert)
                    .Append("grid[i]), y = ").Append(convert).Append(row.Arity == 1 ? "grid[i])" : "grid[j])").Append(", z; fn_")
                    .Append(row.Name).Append('_').Append(type).Append("_unaligned(&x, ").Append(row.Arity == 1 ? "" : "&y, ")
                    .Append("&z, 0, 1); std::printf(\"%.17g\\n\", (double)z); }\n");
            }
        }

        text.Append("static int ro_saturated(double x) { return x != x ? 0 : x > 2147483647.0 ? 2147483647 : x < -2147483648.0 ? "
            + "(-2147483647 - 1) : (int)x; }\n").Append(calls).Append("}\n");
        Dictionary<string, List<double>> results = [];
        List<double> current = [];
        foreach (string line in GnuCompiler.Run(text.ToString(), "-O0").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLetter(line[0]) && line.Contains('_'))
            {
                results[line] = current = [];
            }
            else
            {
                current.Add(line.EndsWith("nan", StringComparison.Ordinal) ? double.NaN : line switch
                {
                    "inf" => double.PositiveInfinity,
                    "-inf" => double.NegativeInfinity,
                    _ => double.Parse(line, CultureInfo.InvariantCulture),
                });
            }
        }

        return results.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static string Number(double x) => double.IsNaN(x) ? (double.IsNegative(x) ? "-NAN" : "NAN") : double.IsInfinity(x)
        ? (x > 0 ? "INFINITY" : "-INFINITY")
        : x == 0 && double.IsNegative(x) ? "-0.0" : x.ToString("G17", CultureInfo.InvariantCulture);

    private static void Compare(
        List<string> wrong, FunctionRow row, string type, double[] actual, double[] expected, double tolerance, int arity)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (row.Name is "zeta" or "polygamma" && Pairs(2, 1)[i] < 0 && double.IsFinite(Pairs(2, 1)[i]))
            {
                // The terms on both sides of zero cancel, at half integers all of them: no digit is certain.
                continue;
            }

            bool same = actual[i].Equals(expected[i])
                || Math.Abs(actual[i] - expected[i]) <= (tolerance * Math.Abs(expected[i])) + (type == "f32" ? 2e-38 : 1e-300);
            if (!same)
            {
                string arguments = string.Join(", ", Enumerable.Range(0, arity).Select(k => Number(Pairs(arity, k)[i])));
                wrong.Add($"{row.Name}({arguments}) {type}: cuda {Number(actual[i])}, lanes {Number(expected[i])}");
            }
        }
    }
}
