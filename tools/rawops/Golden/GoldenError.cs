using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds the error that a call must raise.</summary>
/// <param name="Code">TensorFlow's error class, such as InvalidArgumentError.</param>
/// <param name="Message">TensorFlow's text; ours differs.</param>
/// <param name="IsSoft">A result is as good as an error.</param>
internal sealed record GoldenError(string Code, string Message, bool IsSoft)
{
    /// <summary>Gets whether the code asks for InvalidArgument; for any other code a typed error of ours will do.</summary>
    public bool IsInvalidArgument => Code is "InvalidArgumentError" or "ValueError" or "TypeError";

    public static GoldenError Read(JsonElement element) => new(
        element.GetProperty("code").GetString()!,
        element.TryGetProperty("message", out JsonElement message) ? message.GetString() ?? "" : "",
        element.TryGetProperty("soft", out JsonElement soft) && soft.GetBoolean());
}
