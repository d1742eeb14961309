using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RawOpsNet.Tests.Loops;

public partial class WidthCopyTests
{
    [Theory]
    [InlineData("Lanes/Lane512.cs")]
    [InlineData("Lanes/Lane512.Bits.cs")]
    [InlineData("Lanes/WidenedLane512.cs")]
    [InlineData("Functions/Double/DoubleArithmetic512.cs")]
    [InlineData("Functions/Double/DoubleExponential512.cs")]
    [InlineData("Functions/Double/DoubleLogarithm512.cs")]
    [InlineData("Functions/Double/DoublePower512.cs")]
    [InlineData("Functions/Double/DoubleTrigonometric512.cs")]
    [InlineData("Functions/Single/SingleArithmetic512.cs")]
    [InlineData("Functions/Single/SingleError512.cs")]
    [InlineData("Functions/Single/SingleExponential512.cs")]
    [InlineData("Functions/Single/SingleLogarithm512.cs")]
    [InlineData("Functions/Single/SinglePower512.cs")]
    [InlineData("Functions/Single/SingleTrigonometric512.cs")]
    public void The_narrower_widths_are_copies_of_the_widest(string file)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Ops.Runtime");
        string widest = File.ReadAllText(Path.Combine(folder, file));
        foreach (string width in new[] { "256", "128" })
        {
            string copy = File.ReadAllText(Path.Combine(folder, file.Replace("512", width, StringComparison.Ordinal)));
            Assert.Equal(Narrow(widest, width), copy, ignoreLineEndingDifferences: true);
        }
    }

    // The digits 512 of a constant stay, and so do the names of the instruction sets.
    private static string Narrow(string text, string width)
    {
        text = AboutFiles().Replace(text, "");
        text = text.Replace("Avx512F.IsSupported", "Avx#F.VL.IsSupported", StringComparison.Ordinal)
            .Replace("Avx512F.Scale(", "Avx#F.VL.Scale(", StringComparison.Ordinal)
            .Replace("Avx512F.FusedMultiplySubtract(", "Fma.MultiplySubtract(", StringComparison.Ordinal)
            .Replace("Avx512F.FusedMultiplyAddNegated(", "Fma.MultiplyAddNegated(", StringComparison.Ordinal)
            .Replace("limit of 512", "limit of #", StringComparison.Ordinal);
        return Width().Replace(text, width).Replace("#", "512", StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("(?<![0-9])512")]
    private static partial Regex Width();

    [GeneratedRegex("// The functions over vectors[^\n]*\n//[^\n]*\n\n")]
    private static partial Regex AboutFiles();
}
