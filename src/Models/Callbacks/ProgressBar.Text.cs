using System.Globalization;
using System.Text;

namespace RawOpsNet.Models;

public sealed partial class ProgressBar
{
    // Smaller figures are written with an exponent.
    private const double SmallestFixed = 1e-3;

    private void AppendBar(StringBuilder text, int current)
    {
        if (Target is not { } target)
        {
            text.Append(CultureInfo.InvariantCulture, $"{current,7}/Unknown");
            return;
        }

        AppendCount(text, current);
        int filled = (int)(_width * ((double)current / target));
        text.Append(" [");
        if (filled > 0)
        {
            text.Append('=', filled - 1).Append(current < target ? '>' : '=');
        }

        text.Append('.', Math.Max(0, _width - filled)).Append(']');
    }

    private void AppendCount(StringBuilder text, int current)
    {
        string target = (Target ?? current).ToString(CultureInfo.InvariantCulture);
        text.Append(current.ToString(CultureInfo.InvariantCulture).PadLeft(target.Length)).Append('/').Append(target);
    }

    // A line tests the figure itself, not its magnitude, so negative ones have an exponent there: Keras' own oversight, kept.
    private void AppendValues(StringBuilder text, bool ignoreSign)
    {
        foreach ((string name, (double sum, double weight)) in _values)
        {
            double value = sum / Math.Max(1, weight);
            bool isFixed = (ignoreSign ? Math.Abs(value) : value) > SmallestFixed;
            text.Append(" - ").Append(name).Append(": ")
                .Append(isFixed ? PythonFormat.Fixed(value, 4) : PythonFormat.Exponent(value));
        }
    }

    private static string Remaining(double seconds)
    {
        long whole = (long)seconds;
        return seconds switch
        {
            > 3600 => string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole % 3600 / 60:00}:{whole % 60:00}"),
            > 60 => string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole}s"),
        };
    }

    private static string Duration(double seconds, string unit) => seconds switch
    {
        >= 1 or 0 => $" {PythonFormat.Fixed(seconds, 0)}s/{unit}",
        >= 1e-3 => $" {PythonFormat.Fixed(seconds * 1e3, 0)}ms/{unit}",
        _ => $" {PythonFormat.Fixed(seconds * 1e6, 0)}us/{unit}",
    };
}
