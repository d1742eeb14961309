using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Kernels;

/// <summary>
/// Sees a summation of two tensors as a batch of matrix products on the tensors as they lie, where strides allow: labels become
/// rows, columns and inner index as far as their dims follow each other in memory, and others are loops over products.
/// </summary>
/// <remarks>
/// Attention's "aecd,abcd->acbe" is one product for each a and c, of rows b, columns e and inner index d, with the operands in
/// turn, since the output's last label must be a column.
/// </remarks>
internal sealed class EinsumProduct
{
    private readonly EinsumPlan _plan;
    private readonly Shape[] _shapes;
    private readonly Dictionary<int, long>[] _strides = [[], []];
    private readonly Dictionary<int, long> _outputStrides = [];

    private EinsumProduct(EinsumPlan plan, Shape first, Shape second)
    {
        _plan = plan;
        _shapes = [first, second];
    }

    /// <summary>Gets whether the second operand gives the rows.</summary>
    public bool IsSwapped { get; private set; }

    /// <summary>Gets one product; its operands are in turn where <see cref="IsSwapped"/>.</summary>
    public ProductShape Shape { get; private set; }

    /// <summary>Gets where the products begin.</summary>
    public BatchOffsets Offsets { get; private set; }

    private int Left => IsSwapped ? 1 : 0;

    private int Right => IsSwapped ? 0 : 1;

    /// <summary>Sees the products; false where something must be copied first.</summary>
    public static bool TrySee(EinsumPlan plan, Shape first, Shape second, [NotNullWhen(true)] out EinsumProduct? product)
    {
        product = new EinsumProduct(plan, first, second);
        return product.See();
    }

    private bool See()
    {
        if (!FindStrides(0, _plan.Operands[0]) || !FindStrides(1, _plan.Operands[1]) || !FindOutputStrides())
        {
            return false;
        }

        int[] output = [.. _plan.Output.Where(label => _plan.SizeOf(label) != 1)];
        IsSwapped = output.Length > 0 && IsFree(output[^1], 0);
        if (output.Length > 0 && !IsFree(output[^1], Left) && !IsFree(output[^1], Right))
        {
            return false;
        }

        int[] columns = LastTogether([.. output.Where(label => IsFree(label, Right))], _strides[Right], _outputStrides);
        int[] rows = LastTogether([.. output.Where(label => IsFree(label, Left))], _strides[Left], _outputStrides);
        int[] inner =
        [
            .. _plan.Contracted.Where(label => _plan.SizeOf(label) != 1).OrderByDescending(label => _strides[Left][label]),
        ];
        if (LastTogether(inner, _strides[Left], _strides[Right]).Length != inner.Length || !SetShape(rows, columns, inner))
        {
            return false;
        }

        SetOffsets([.. output.Where(label => !rows.Contains(label) && !columns.Contains(label))]);
        return true;
    }

    // A diagonal, a sum over one operand alone, and a dim that is spread have no matrix.
    private bool FindStrides(int k, int[] labels)
    {
        long stride = 1;
        for (int dim = labels.Length - 1; dim >= 0; dim--)
        {
            long size = _shapes[k][dim];
            bool isSpread = size != _plan.SizeOf(labels[dim]) && IsFree(labels[dim], k);
            if (size != 1 && !_strides[k].TryAdd(labels[dim], stride))
            {
                return false;
            }

            if (isSpread)
            {
                return false;
            }

            stride *= size;
        }

        return _plan.SummedAlone(k).All(label => _plan.SizeOf(label) == 1)
            && _plan.Contracted.All(label => _plan.SizeOf(label) == 1 || _strides[k].ContainsKey(label));
    }

    private bool FindOutputStrides()
    {
        long stride = 1;
        for (int dim = _plan.Output.Length - 1; dim >= 0; dim--)
        {
            int label = _plan.Output[dim];
            if (_plan.SizeOf(label) != 1 && !_outputStrides.TryAdd(label, stride))
            {
                return false;
            }

            stride *= _plan.SizeOf(label);
        }

        return true;
    }

    // Labels that this operand alone reads: those of the other that are not there, or spread.
    private bool IsFree(int label, int k) => _strides[k].ContainsKey(label) && !_strides[1 - k].ContainsKey(label);

    // The last of some labels whose dims follow each other in both tensors, so that they are as one.
    private int[] LastTogether(int[] labels, Dictionary<int, long> first, Dictionary<int, long> second)
    {
        int from = Math.Max(0, labels.Length - 1);
        while (from > 0 && Follows(labels[from - 1], labels[from], first) && Follows(labels[from - 1], labels[from], second))
        {
            from--;
        }

        return labels[from..];
    }

    private bool Follows(int label, int next, Dictionary<int, long> strides) =>
        strides[label] == strides[next] * _plan.SizeOf(next);

    private bool SetShape(int[] rows, int[] columns, int[] inner)
    {
        (long m, long n, long k) = (SizeOf(rows), SizeOf(columns), SizeOf(inner));
        long aRow = Step(rows, _strides[Left]), aStep = Step(inner, _strides[Left]);
        long bStep = Step(inner, _strides[Right]), bColumn = Step(columns, _strides[Right]);
        bool isPlainA = k == 1 || aStep == 1;
        bool isPlainB = n == 1 || bColumn == 1;
        if ((!isPlainA && m != 1 && aRow != 1) || (!isPlainB && k != 1 && bStep != 1)
            || (n != 1 && Step(columns, _outputStrides) != 1))
        {
            return false;
        }

        // A stride of 0 stands for dense rows, which a single row has.
        Shape = new ProductShape((nint)m, (nint)n, (nint)k)
        {
            TransposeA = !isPlainA,
            TransposeB = !isPlainB,
            AStride = (nint)(isPlainA ? Apart(aRow, m, k) : aStep),
            BStride = (nint)(isPlainB ? Apart(bStep, k, n) : bColumn),
            CStride = (nint)Apart(Step(rows, _outputStrides), m, n),
        };
        return true;
    }

    private static long Apart(long stride, long count, long width) => count == 1 ? Math.Max(1, width) : stride;

    private long SizeOf(int[] labels) => labels.Aggregate(1L, (size, label) => size * _plan.SizeOf(label));

    private static long Step(int[] labels, Dictionary<int, long> strides) => labels.Length == 0 ? 0 : strides[labels[^1]];

    private void SetOffsets(int[] loops)
    {
        Offsets = BatchOffsets.Dense(SizeOf(loops), 0, 0, 0);
        long[] sizes = [.. loops.Select(_plan.SizeOf)];
        Fill(Offsets.A, sizes, loops, _strides[Left]);
        Fill(Offsets.B, sizes, loops, _strides[Right]);
        Fill(Offsets.C, sizes, loops, _outputStrides);
    }

    private static void Fill(long[] offsets, long[] sizes, int[] loops, Dictionary<int, long> strides)
    {
        StridedWalk walk = new(sizes, [.. loops.Select(label => strides.GetValueOrDefault(label))]);
        for (int i = 0; i < offsets.Length; i++, walk.Next())
        {
            offsets[i] = walk.Offset;
        }
    }
}
