namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>Finds the name that someone meant.</summary>
internal static class Suggestion
{
    private const int FarthestDistance = 2;

    /// <summary>Returns <c> Did you mean 'x'?</c> with a leading space, or nothing where no name is near.</summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int least = FarthestDistance + 1;
        foreach (string candidate in candidates)
        {
            int distance = Math.Abs(candidate.Length - name.Length) > FarthestDistance ? least : Distance(name, candidate);
            if (distance < least && distance < Math.Max(name.Length, candidate.Length))
            {
                best = candidate;
                least = distance;
            }
        }

        return best is null ? "" : " Did you mean '" + best + "'?";
    }

    private static int Distance(string left, string right)
    {
        int[] previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitute = previous[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(substitute, 1 + Math.Min(previous[j], row[j - 1]));
            }

            previous = row;
        }

        return previous[right.Length];
    }
}
