namespace RawOpsNet.Generator.MissingOps;

/// <summary>Reads the list of all ops of <c>tf.raw_ops</c>, a resource of this assembly: <c>tf-raw-ops.txt</c>.</summary>
internal static class TensorFlowOps
{
    private const string Resource = "tf-raw-ops.txt";
    private const string NotPlanned = "# not planned: ";

    private static readonly Lazy<Dictionary<string, TensorFlowOp>> ByName = new(Read);

    /// <summary>Every op, by name.</summary>
    public static IReadOnlyDictionary<string, TensorFlowOp> All => ByName.Value;

    private static Dictionary<string, TensorFlowOp> Read()
    {
        Dictionary<string, TensorFlowOp> ops = new(1500);
        bool inGroup = false;
        string? reason = null;
        using StreamReader reader = new(typeof(TensorFlowOps).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] == '#')
            {
                inGroup = true;
                reason = line.StartsWith(NotPlanned, StringComparison.Ordinal) ? line.Substring(NotPlanned.Length) : null;
            }
            else if (inGroup)
            {
                foreach (string entry in line.Split([' '], StringSplitOptions.RemoveEmptyEntries))
                {
                    string[] parts = entry.Split('=');
                    ops.Add(parts[0], new TensorFlowOp(parts[0], reason, parts.Length > 1 ? parts[1] : null));
                }
            }
        }

        return ops;
    }
}
