namespace RawOpsNet.OpServices;

/// <summary>Finds whether two matrices that do not fit would, were one of them read the other way round.</summary>
internal static class TransposeAdvice
{
    /// <summary>Words which flag makes the inner dims agree, after a space; empty where none does.</summary>
    /// <param name="op">The op; it must have flags that transpose its inputs.</param>
    /// <param name="left">The first input's name.</param>
    /// <param name="leftShape">Its shape.</param>
    /// <param name="leftInner">Its inner size as it was read.</param>
    /// <param name="right">The second input's name.</param>
    /// <param name="rightShape">Its shape.</param>
    /// <param name="rightInner">Its inner size as it was read.</param>
    public static string For(
        string op, string left, Shape leftShape, long leftInner, string right, Shape rightShape, long rightInner)
    {
        string[] flags =
        [
            .. Flag(op, right, rightShape, rightInner, leftInner, isLeft: false),
            .. Flag(op, left, leftShape, leftInner, rightInner, isLeft: true),
        ];
        return flags switch
        {
            [] => "",
            [string one] => $" {one} would fit.",
            [string one, string other, ..] => $" {one} would fit, and so would {other}.",
        };
    }

    // The other dim must be what is needed. Which dim was read tells how the flag stands: a square matrix is no help either way.
    private static IEnumerable<string> Flag(string op, string input, Shape shape, long inner, long needed, bool isLeft)
    {
        if (shape.Rank < 2 || !OpRegistry.TryGet(op, out OpDefinition? definition))
        {
            yield break;
        }

        string? flag = definition.Attrs
            .Select(attr => attr.ApiName)
            .FirstOrDefault(name => name == $"transpose_{input}" || name == $"adj_{input}");
        (long rows, long columns) = (shape[^2], shape[^1]);
        long other = rows == inner ? columns : rows;
        if (flag is null || other != needed || rows == columns)
        {
            yield break;
        }

        bool isTransposed = inner == (isLeft ? rows : columns);
        string name = flag[..flag.IndexOf('_', StringComparison.Ordinal)] + input.ToUpperInvariant();
        yield return $"{name}: {(isTransposed ? "false" : "true")}";
    }
}
