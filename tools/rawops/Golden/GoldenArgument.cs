using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds the recorded value of an argument: one tensor, a list of them, or a resource before and after the call.
/// </summary>
/// <param name="Tensors">The tensors; one unless <paramref name="IsList"/>. An entry is null where TensorFlow gives none.</param>
/// <param name="IsList">The argument stands for several tensors.</param>
/// <param name="After">For a resource: its value after the call; null where it is then gone or for a plain tensor.</param>
/// <param name="IsResource">The argument is a variable.</param>
internal sealed record GoldenArgument(IReadOnlyList<GoldenTensor?> Tensors, bool IsList, bool IsResource, GoldenTensor? After)
{
    /// <summary>Gets the one tensor of an argument that is no list.</summary>
    public GoldenTensor Tensor => Tensors[0]!;

    public static GoldenArgument Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            GoldenTensor?[] list =
                [.. element.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? null
                    : GoldenTensor.Read(e, "data"))];
            return new GoldenArgument(list, true, false, null);
        }

        if (!element.TryGetProperty("resource", out _))
        {
            return new GoldenArgument([GoldenTensor.Read(element, "data")], false, false, null);
        }

        // An empty text after the call says that the resource is gone.
        bool lives = element.TryGetProperty("after", out JsonElement after)
            && !(after.ValueKind == JsonValueKind.String && after.GetString()!.Length == 0 && !IsEmpty(element));
        return new GoldenArgument(
            [GoldenTensor.Read(element, "before")], false, true, lives ? GoldenTensor.Read(element, "after") : null);
    }

    private static bool IsEmpty(JsonElement element) =>
        element.GetProperty("shape").EnumerateArray().Any(dim => dim.GetInt64() == 0);
}
