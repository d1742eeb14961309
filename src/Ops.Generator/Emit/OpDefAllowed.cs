using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Gives the dtypes an attr allows in OpDef order. A record's <c>opdef: { allowed: { T: [...] } }</c> stands in where
/// TensorFlow's own list names a dtype twice, which <c>attrs</c> refuses.
/// </summary>
internal static class OpDefAllowed
{
    /// <summary>The key of the raw OpDef keys that lists dtypes by attr.</summary>
    public const string Key = "allowed";

    /// <summary>Lists the dtypes; none where every dtype is allowed.</summary>
    public static IEnumerable<DType> Of(OpModel op, AttrModel attr)
    {
        foreach (OpDefEntry entry in op.OpDefEntries)
        {
            string start = attr.Name + ": [";
            int at = entry.Key == Key ? entry.Text.IndexOf(start, StringComparison.Ordinal) : -1;
            if (at >= 0)
            {
                int from = at + start.Length;
                return entry.Text.Substring(from, entry.Text.IndexOf(']', from) - from)
                    .Split(',')
                    .Select(name => DTypes.TryParse(name.Trim(), out DType dtype) ? dtype : DType.Invalid)
                    .ToArray();
            }
        }

        return attr.AllowedDTypes;
    }
}
