using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds <c>tape.json</c>: functions with their gradients, jacobians and hessians in double, as tf.GradientTape gives them.
/// </summary>
internal sealed record TapeFile(IReadOnlyList<TapeCase> Cases)
{
    /// <summary>Reads a file; null where its top-level key is another.</summary>
    public static TapeFile? Read(string path)
    {
        using JsonDocument document = GoldenFile.Open(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("tape", out JsonElement cases))
        {
            return null;
        }

        return new TapeFile([.. cases.EnumerateArray().Select(TapeCase.Read)]);
    }
}
