using System.Text.Json;
using System.Text.RegularExpressions;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Plays recorded rows to <see cref="CSVLogger"/> and compares the file.</summary>
internal static partial class CSVLoggerCase
{
    public static FitCase Of(string name, JsonElement recorded)
    {
        return new FitCase(name, () => recorded.TryGetProperty("rows", out _) ? Run(recorded) : RunHistory(recorded));
    }

    // A fit whose data are not recorded: its figures are played, without those that came after the logger.
    private static string? RunHistory(JsonElement recorded)
    {
        JsonProperty[] figures = [.. recorded.GetProperty("history").EnumerateObject().Where(figure => figure.Name != "lr")];
        return Run(
            recorded,
            [.. Enumerable.Range(0, figures[0].Value.GetArrayLength())
                .Select(epoch => figures.Select(figure => (figure.Name, figure.Value[epoch])).ToArray())],
            recorded.GetProperty("file").GetString()!);
    }

    private static string? Run(JsonElement recorded)
    {
        JsonElement[] rows = [.. recorded.GetProperty("rows").EnumerateArray()];
        string file = recorded.GetProperty("file").GetString()!;

        // Our logs hold numbers: texts, lists and whole numbers cannot stand in them, and their columns are left out.
        string[] others = recorded.GetProperty("row_types")[0].EnumerateObject()
            .Where(type => type.Value.GetString() is "str" or "list" or "int" or "np.float32"
                || rows[0].GetProperty(type.Name).ValueKind == JsonValueKind.Array)
            .Select(type => type.Name)
            .ToArray();
        return Run(
            recorded,
            [.. rows.Select(row => row.EnumerateObject()
                .Where(figure => !others.Contains(figure.Name))
                .Select(figure => (figure.Name, figure.Value)).ToArray())],
            others.Length == 0 ? file : Without(file, others));
    }

    private static string Without(string file, string[] columns)
    {
        string[][] lines =
            [.. file.TrimEnd().Split("\r\n").Select(line => Field().Matches(line).Select(match => match.Value).ToArray())];
        int[] kept = [.. Enumerable.Range(0, lines[0].Length).Where(i => !columns.Contains(lines[0][i]))];
        return string.Concat(lines.Select(line => string.Join(',', kept.Select(i => line[i])) + "\r\n"));
    }

    [GeneratedRegex("""(?<=^|,)(?:"(?:[^"]|"")*"|[^,"]*)(?=,|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    private static string? Run(JsonElement recorded, IReadOnlyList<(string Name, JsonElement Value)[]> rows, string expected)
    {
        recorded.TryGetProperty("config", out JsonElement config);
        string path = Path.GetTempFileName();
        try
        {
            File.Delete(path);
            if (recorded.TryGetProperty("existing", out JsonElement existing))
            {
                File.WriteAllText(path, existing.GetString());
            }

            using CSVLogger logger = config.ValueKind == JsonValueKind.Object
                ? new(path, Recorded.Text(config, "separator", ",")[0], Recorded.Flag(config, "append"))
                : new(path);
            logger.OnTrainBegin();
            for (int epoch = 0; epoch < rows.Count; epoch++)
            {
                Logs logs = [];
                foreach ((string name, JsonElement value) in rows[epoch])
                {
                    logs[name] = Recorded.Number(value);
                }

                logger.OnEpochEnd(epoch, logs);
            }

            logger.OnTrainEnd([]);
            return Recorded.Differ("the file", File.ReadAllText(path), expected);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
