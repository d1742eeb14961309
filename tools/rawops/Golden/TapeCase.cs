using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds one recorded function of one tensor, and its derivatives; a hessian is null where TensorFlow gives none.
/// </summary>
internal sealed record TapeCase(
    string Name, GoldenTensor X, GoldenTensor Y, GoldenTensor Gradient, GoldenTensor Jacobian, GoldenTensor? Hessian)
{
    public static TapeCase Read(JsonElement element) => new(
        element.GetProperty("function").GetString()!,
        Tensor(element, "x")!,
        Tensor(element, "y")!,
        Tensor(element, "gradient")!,
        Tensor(element, "jacobian")!,
        Tensor(element, "hessian"));

    private static GoldenTensor? Tensor(JsonElement element, string key)
    {
        JsonElement value = element.GetProperty(key);
        return value.ValueKind == JsonValueKind.Null ? null : GoldenTensor.Read(value, "data");
    }
}
