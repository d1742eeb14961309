using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays recorded rows to <see cref="CSVLogger"/> and compares the file.</summary>
internal static class CSVLoggerCase
{
    public static FitCase Of(string name, JsonElement recorded)
    {
        if (!recorded.TryGetProperty("rows", out JsonElement rows))
        {
            return new FitCase(name, null, "the recording has neither data nor weights");
        }

        bool hasTexts = rows.EnumerateArray().SelectMany(row => row.EnumerateObject()).Any(figure =>
            figure.Value.ValueKind == JsonValueKind.Array
            || (figure.Value.ValueKind == JsonValueKind.String && figure.Name is "s" or "q"));
        return hasTexts
            ? new FitCase(name, null, "Logs hold numbers; strings and lists cannot stand in them")
            : new FitCase(name, () => Run(recorded));
    }

    private static string? Run(JsonElement recorded)
    {
        JsonElement config = recorded.GetProperty("config");
        string path = Path.GetTempFileName();
        try
        {
            File.Delete(path);
            if (recorded.TryGetProperty("existing", out JsonElement existing))
            {
                File.WriteAllText(path, existing.GetString());
            }

            using CSVLogger logger = new(path, Recorded.Text(config, "separator", ",")[0], Recorded.Flag(config, "append"));
            logger.OnTrainBegin();
            int epoch = 0;
            foreach (JsonElement row in recorded.GetProperty("rows").EnumerateArray())
            {
                Logs logs = [];
                foreach (JsonProperty figure in row.EnumerateObject())
                {
                    logs[figure.Name] = Recorded.Number(figure.Value);
                }

                logger.OnEpochEnd(epoch++, logs);
            }

            logger.OnTrainEnd([]);
            return Recorded.Differ("the file", File.ReadAllText(path), recorded.GetProperty("file").GetString()!);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
