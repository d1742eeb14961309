namespace RawOpsNet.Compare;

/// <summary>Writes rows as a table of text.</summary>
internal static class TextTable
{
    public static void Write(IReadOnlyList<Row> rows, TextWriter writer)
    {
        writer.WriteLine("Ratio: our time over the peer's, the median of alternating pairs; spread: largest less smallest.");
        writer.WriteLine($"{"name",-26} T {"peer",-9} {"ratio",6} {"spread",6}   {"ours",10} {"peer's",10}");
        foreach (Row row in rows)
        {
            writer.WriteLine(row);
        }
    }
}
