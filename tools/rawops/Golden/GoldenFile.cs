using System.IO.Compression;
using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds the recorded cases of one op, as TensorFlow computed them: <c>NAME.json</c>, plain or gzipped.
/// </summary>
internal sealed record GoldenFile(string Path, string Op, IReadOnlyList<GoldenCase> Cases)
{
    /// <summary>Reads a file; null where its top-level keys are not those of an op file.</summary>
    /// <exception cref="InvalidDataException">The file is not JSON, or a case lacks what every case has.</exception>
    public static GoldenFile? Read(string path)
    {
        using JsonDocument document = Open(path);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("op", out JsonElement op)
            || !root.TryGetProperty("cases", out JsonElement cases))
        {
            return null;
        }

        List<GoldenCase> read = new(cases.GetArrayLength());
        foreach (JsonElement element in cases.EnumerateArray())
        {
            read.Add(GoldenCase.Read(element));
        }

        return new GoldenFile(path, op.GetString()!, read);
    }

    /// <summary>Parses a recorded file, unpacking it where its name ends in <c>.gz</c>.</summary>
    public static JsonDocument Open(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (!path.EndsWith(".gz", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(file);
            }

            using GZipStream unpacked = new(file, CompressionMode.Decompress);
            return JsonDocument.Parse(unpacked);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Lists the recorded files of a folder (or the one file named), in the order of their names.</summary>
    public static IReadOnlyList<string> List(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no file or folder '{path}'.");
        }

        return [.. Directory.EnumerateFiles(path)
            .Where(file => file.EndsWith(".json", StringComparison.Ordinal)
                || file.EndsWith(".json.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Gives the name of a recorded file without folder and extensions.</summary>
    public static string NameOf(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }
}
