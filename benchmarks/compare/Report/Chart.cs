using System.Globalization;
using System.Text;

namespace RawOpsNet.Compare;

/// <summary>Draws ratios as bars from 1, on a logarithmic scale: to the left we are faster.</summary>
internal static class Chart
{
    private const int RowHeight = 16;
    private const int Left = 300;
    private const int Width = 420;
    private const int Top = 40;
    private const double Decades = 1.5;

    public static void Write(IReadOnlyList<Row> rows, string path)
    {
        int height = Top + (rows.Count * RowHeight) + 20;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 60}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"14\">our time over the peer's (T: threads)</text>\n");
        foreach (double tick in new[] { 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20 })
        {
            string colour = tick == 1 ? "black" : "#ddd";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{X(tick):0.#}\" x2=\"{X(tick):0.#}\" y1=\"{Top - 8}\" y2=\"{height - 14}\" stroke=\"{colour}\"/>\n");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{X(tick):0.#}\" y=\"{Top - 12}\" text-anchor=\"middle\">{tick}</text>\n");
        }

        for (int i = 0; i < rows.Count; i++)
        {
            AppendRow(svg, rows[i], Top + (i * RowHeight));
        }

        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString());
    }

    private static void AppendRow(StringBuilder svg, Row row, int y)
    {
        double from = Math.Min(X(row.Ratio), X(1));
        double to = Math.Max(X(row.Ratio), X(1));
        string colour = row.Ratio <= 1 ? "#2a7f4f" : "#b5532a";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left - 8}\" y=\"{y + 11}\" text-anchor=\"end\">{row.Name}, {row.Peer}, T{row.Threads}</text>\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{from:0.#}\" y=\"{y + 2}\" width=\"{to - from:0.#}\" height=\"{RowHeight - 5}\" fill=\"{colour}\"/>\n");
        svg.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{Left + Width + 8}\" y=\"{y + 11}\">{row.Ratio:0.00}</text>\n");
    }

    private static double X(double ratio)
    {
        double share = (Math.Clamp(Math.Log10(ratio), -Decades, Decades) / (2 * Decades)) + 0.5;
        return Left + (share * Width);
    }
}
