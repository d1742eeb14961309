using System.Text.Json;

namespace RawOpsNet.Compare;

/// <summary>Writes rows as JSON.</summary>
internal static class JsonRows
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    public static void Write(IReadOnlyList<Row> rows, string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        rows.Select(row => new
        {
            name = row.Name,
            peer = row.Peer,
            threads = row.Threads,
            ratio = Math.Round(row.Ratio, 4),
            spread = Math.Round(row.Spread, 4),
            seconds = row.Seconds,
            peer_seconds = row.PeerSeconds,
        }),
        Format) + "\n");
}
