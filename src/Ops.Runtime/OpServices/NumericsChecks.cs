using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Looks at outputs where a <see cref="NumericsCheck"/> asks for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumericsChecks
{
    /// <summary>Looks at an output of a call; gives true, to stand in a condition.</summary>
    /// <exception cref="InvalidArgumentException">An element is NaN or infinite.</exception>
    public static bool Pass(in OpSite site, Tensor? output, string argument)
    {
        if (TapeThread.Recording is { ChecksNumerics: true } && output is not null)
        {
            Scan(output, site.Op, site.Label, argument, $"the output '{argument}'");
        }

        return true;
    }

    /// <summary>Looks at the outputs of a list; gives true, to stand in a condition.</summary>
    /// <exception cref="InvalidArgumentException">An element is NaN or infinite.</exception>
    public static bool Pass(in OpSite site, ReadOnlySpan<Tensor> outputs, string argument)
    {
        if (TapeThread.Recording is { ChecksNumerics: true })
        {
            for (int i = 0; i < outputs.Length; i++)
            {
                Scan(outputs[i], site.Op, site.Label, argument, $"the output '{argument}[{i}]'");
            }
        }

        return true;
    }

    /// <summary>Looks at a gradient that the backward pass of an op gave.</summary>
    internal static void CheckGradient(string op, Gradient gradient)
    {
        if (TapeThread.Recording is { ChecksNumerics: true })
        {
            Scan(gradient.DenseOrNull ?? gradient.Slices!.Values, op, null, null, "the gradient of an input");
        }
    }

    private static void Scan(Tensor output, string op, string? label, string? argument, string what)
    {
        if (!output.DType.IsDifferentiable || output.Count == 0)
        {
            return;
        }

        using TapesPause hidden = Tapes.Pause();
        using DeviceScope unplaced = Device.Unplaced();
        using TensorScope scope = new();
        Tensor sizes = output.DType switch
        {
            DType.Complex64 => RawOps.ComplexAbs(output, tout: DType.Float32),
            DType.Complex128 => RawOps.ComplexAbs(output, tout: DType.Float64),
            _ => output,
        };
        double[] values = (sizes.DType == DType.Float64 ? sizes : RawOps.Cast(sizes, dstT: DType.Float64)).ToArray<double>();
        int first = Array.FindIndex(values, value => !double.IsFinite(value));
        if (first >= 0)
        {
            string within = TapeThread.Mine.GradientOf is { } forward ? $", in the gradient of {forward}" : "";
            int count = values.Count(value => !double.IsFinite(value));
            throw new InvalidArgumentException(
                $"{what} is {(double.IsNaN(values[first]) ? "NaN" : "infinite")} at [{Place(first, output.Shape)}]; of its "
                + $"{values.Length} elements of shape {output.Shape}, {count} are not finite{within}.",
                op,
                label,
                argument);
        }
    }

    private static string Place(int index, Shape shape)
    {
        long[] places = new long[shape.Rank];
        long rest = index;
        for (int i = shape.Rank - 1; i >= 0; i--)
        {
            places[i] = rest % shape[i];
            rest /= shape[i];
        }

        return string.Join(", ", places);
    }
}
