using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.MissingOps;

/// <summary>Says what is known of a name that was called on <c>RawOps</c> and is not there.</summary>
internal static class UnknownOpMessage
{
    /// <summary>Writes the message; the first thing that holds is said.</summary>
    /// <param name="name">The name called.</param>
    /// <param name="elsewhere">A class with an op of that name, fully qualified; null where there is none.</param>
    /// <param name="hasExtensions">Whether the project's C# sees ops of other classes on RawOps.</param>
    /// <param name="hasRecords">Whether the project has a yaml file of its own.</param>
    /// <param name="present">The names that can be called.</param>
    public static string Of(
        string name, string? elsewhere, bool hasExtensions, bool hasRecords, IReadOnlyCollection<string> present)
    {
        if (elsewhere is not null)
        {
            int dot = elsewhere.LastIndexOf('.');
            return hasExtensions
                ? $"'{name}' is an op of {elsewhere}. Add 'using {elsewhere.Substring(0, dot)};'."
                : $"'{name}' is an op of {elsewhere}. Call {elsewhere.Substring(dot + 1)}.{name}: before C# 14, "
                    + "RawOps has its own only.";
        }

        if (TensorFlowOps.All.TryGetValue(name, out TensorFlowOp op))
        {
            string instead = op.Instead is { } other && present.Contains(other) ? $" Use '{other}'." : "";
            return op.Reason is null
                ? $"'{name}' of tf.raw_ops is planned, but RawOps has no record of it yet.{instead}"
                : $"'{name}' of tf.raw_ops is not planned: {op.Reason}{instead}";
        }

        string? near = present.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? Suggestions.Nearest(name, present);
        string records = hasRecords
            ? "a yaml file of this project"
            : "a yaml file; this project has no ops.yaml and no *.ops.yaml";
        return near is null
            ? $"'{name}' is no op of RawOps, of tf.raw_ops or of {records}."
            : $"'{name}' is no op of RawOps. Did you mean '{near}'?";
    }
}
