using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Plans an Einstein summation of one or two tensors: every label's size, and which labels are shared and kept (batch), kept by
/// one operand (free), shared and summed (contracted), or summed in one operand alone.
/// </summary>
internal sealed class EinsumPlan
{
    // Labels are characters; the dims under an ellipsis take codes from here, counted from the right, so that they align.
    private const int EllipsisLabel = 1 << 16;

    private readonly Dictionary<int, long> _sizes = [];

    private EinsumPlan(int[][] operands, int[] output)
    {
        Operands = operands;
        Output = output;
    }

    /// <summary>Gets the labels of each operand's dims; a label that stands twice means a diagonal.</summary>
    public int[][] Operands { get; }

    /// <summary>Gets the labels of the output's dims.</summary>
    public int[] Output { get; }

    /// <summary>Gets the shape of the output.</summary>
    public Shape OutputShape => new([.. Output.Select(SizeOf)]);

    /// <summary>Gets the size of a label.</summary>
    public long SizeOf(int label) => _sizes[label];

    /// <summary>Lists distinct labels of the output that every operand has.</summary>
    public int[] Batch => [.. Output.Distinct().Where(label => Operands.All(labels => labels.Contains(label)))];

    /// <summary>
    /// Lists distinct labels that stand in operand <paramref name="k"/> and the output, but not in the other operand.
    /// </summary>
    public int[] Free(int k) => [.. Output.Distinct().Where(label =>
        Operands[k].Contains(label) && !Batch.Contains(label))];

    /// <summary>Lists distinct labels that both operands have and the output lacks.</summary>
    public int[] Contracted => Operands.Length == 1
        ? []
        : [.. Operands[0].Distinct().Where(label => Operands[1].Contains(label) && !Output.Contains(label))];

    /// <summary>Lists distinct labels of operand <paramref name="k"/> that nothing else has.</summary>
    public int[] SummedAlone(int k) => [.. Operands[k].Distinct().Where(label =>
        !Output.Contains(label) && !Contracted.Contains(label))];

    /// <summary>Reads an equation and checks it against the shapes of the operands.</summary>
    /// <exception cref="InvalidArgumentException">The equation is malformed, or does not fit the shapes.</exception>
    public static EinsumPlan Make(in OpSite site, string equation, ReadOnlySpan<Shape> shapes)
    {
        EinsumEquation read = EinsumEquation.Parse(site, equation, shapes.Length);
        int[][] operands = new int[shapes.Length][];
        int widest = 0;
        for (int k = 0; k < shapes.Length; k++)
        {
            operands[k] = Expand(site, read.Inputs[k], shapes[k].Rank, k, out int hidden);
            widest = Math.Max(widest, hidden);
        }

        int[] output = Expand(read.Output, widest);
        EinsumPlan plan = new(operands, output);
        for (int k = 0; k < shapes.Length; k++)
        {
            plan.Bind(site, operands[k], shapes[k], k);
        }

        plan.CheckOutput(site, equation);
        return plan;
    }

    /// <summary>Spells a label as in the equation.</summary>
    public static string Name(int label) => label >= EllipsisLabel ? "..." : ((char)label).ToString();

    private static int[] Expand(in OpSite site, string labels, int rank, int operand, out int hidden)
    {
        int named = labels.Replace("...", "", StringComparison.Ordinal).Length;
        bool hasEllipsis = labels.Contains("...", StringComparison.Ordinal);
        hidden = hasEllipsis ? rank - named : 0;
        if (hidden < 0 || (!hasEllipsis && named != rank))
        {
            site.Invalid("inputs", $"inputs[{operand}] has rank {rank}, but '{labels}' stands for {named} dimensions.");
        }

        return Expand(labels, hidden);
    }

    private static int[] Expand(string labels, int hidden)
    {
        List<int> expanded = [];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != '.')
            {
                expanded.Add(labels[i]);
                continue;
            }

            for (int d = hidden - 1; d >= 0; d--)
            {
                expanded.Add(EllipsisLabel + d);
            }

            i += 2;
        }

        return [.. expanded];
    }

    private void Bind(in OpSite site, int[] labels, Shape shape, int operand)
    {
        for (int d = 0; d < labels.Length; d++)
        {
            long size = shape[d];
            if (!_sizes.TryGetValue(labels[d], out long known))
            {
                _sizes[labels[d]] = size;
            }
            else if (known != size)
            {
                bool broadcasts = labels[d] >= EllipsisLabel && (known == 1 || size == 1);
                if (!broadcasts)
                {
                    site.Invalid("inputs",
                        $"{Name(labels[d])} is {known} before, but {size} in inputs[{operand}] of shape {shape}.");
                }

                _sizes[labels[d]] = Math.Max(known == 1 ? size : known, size == 1 ? known : size);
            }
        }
    }

    private void CheckOutput(in OpSite site, string equation)
    {
        foreach (int label in Output)
        {
            if (!_sizes.ContainsKey(label))
            {
                site.Invalid("equation", $"equation '{equation}' gives {Name(label)}, which no input has.");
            }
        }
    }
}
