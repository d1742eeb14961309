using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Shapes;

/// <summary>Shapes of values in tests.</summary>
internal static class TestShape
{
    /// <summary>The shape of nested lists; null where an empty list hides the dims below it.</summary>
    public static long[]? Of(TestValue value)
    {
        List<long> dims = [];
        while (value is TestList list)
        {
            dims.Add(list.Items.Count);
            if (list.Items.Count == 0)
            {
                break;
            }

            value = list.Items[0];
        }

        return dims.ToArray();
    }

    /// <summary>The shape as messages write it: <c>[2, 3]</c>.</summary>
    public static string Text(IEnumerable<long> dims) => "[" + string.Join(", ", dims.Select(Numbers.Text)) + "]";
}
