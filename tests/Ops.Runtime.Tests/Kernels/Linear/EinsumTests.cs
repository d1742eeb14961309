namespace RawOpsNet.Tests.Runtime.Kernels.Linear;

/// <summary>Summations against their definition, label by label, and how they are planned.</summary>
public class EinsumTests
{
    private static readonly Dictionary<char, int> Sizes = new()
    {
        ['a'] = 2,
        ['b'] = 5,
        ['c'] = 3,
        ['d'] = 8,
        ['e'] = 7,
        ['f'] = 1,
        ['z'] = 0,
    };

    // Attention and its gradients; products with any order of dims; labels of size 1 and 0; sums of one operand, diagonals,
    // spread dims and columns of a batch, which are copied; no labels at all.
    public static TheoryData<string> Equations() =>
    [
        "aecd,abcd->acbe", "acbe,aecd->abcd", "acbe,abcd->aecd", "abcd,aecd->acbe", "abd,dce->abce", "abce,cde->abd",
        "abce,abd->dce", "ab,bc->ac", "ba,bc->ac", "ab,cb->ca", "ab,bc->ca", "abc,cd->abd", "abc,cd->dab", "abc,adc->abd",
        "ab,ab->", "ab,ab->a", "ab,cd->abcd", "ab,cd->cadb", "a,b->ba", "abcd,bd->ac", "abcd,db->ac", "abcd,cb->ad",
        "fab,fbc->fac", "abf,fc->ac", "afb,cfb->ca", "abf,fce->abce", "az,zb->ab", "zb,bc->zc", "abz,zc->abc",
        "abc,bd->ad", "aab,bc->ac", "ab,bc->aac", "ab,cb->bac", ",ab->ab", "ab,->ba", ",->",
    ];

    [Theory]
    [MemberData(nameof(Equations))]
    public void A_summation_of_two_tensors_is_its_definition(string equation)
    {
        string[] parts = equation.Split("->");
        string[] operands = parts[0].Split(',');
        double[] expected = Define(operands, parts[1]);
        foreach (DType dtype in new[] { DType.Float64, DType.Float32, DType.Float16, DType.Int32, DType.Complex64 })
        {
            Tensor y = RawOps.Einsum([Numbers(operands[0], dtype), Numbers(operands[1], dtype)], equation);
            Assert.Equal(parts[1].Select(label => (long)Sizes[label]), y.Shape.ToArray());
            Assert.Equal(expected, RawOps.Cast(y, dstT: DType.Float64).ToArray<double>());
        }
    }

    [Theory]
    [InlineData("aecd,abcd->acbe")]
    [InlineData("acbe,aecd->abcd")]
    [InlineData("acbe,abcd->aecd")]
    [InlineData("abd,dce->abce")]
    [InlineData("abce,dce->abd")]
    [InlineData("abd,abce->dce")]
    [InlineData("ab,cb->ca")]
    public void Attention_and_dense_layers_copy_nothing(string equation)
    {
        string[] parts = equation.Split("->");
        Tensor[] inputs = [.. parts[0].Split(',').Select(labels => Numbers(labels, DType.Float32))];
        RawOps.Einsum(inputs, equation);
        using OpProfile profile = RawOps.Profile(TextWriter.Null);
        Tensor y = RawOps.Einsum(inputs, equation);
        OpProfileEntry entry = Assert.Single(profile.Entries);

        // Storage comes in classes of sizes; the smallest copy would be larger than what that adds.
        Assert.InRange(entry.Bytes, y.Count * sizeof(float), (y.Count * sizeof(float) * 5 / 4) + 64);
    }

    [Fact]
    public void An_ellipsis_that_is_spread_over_one_operand_is_a_loop()
    {
        Tensor x = RawOps.Reshape(Numbers("bd", DType.Float32), new[] { 1, 5, 8 });
        Tensor y = RawOps.Reshape(Numbers("ade", DType.Float32), new[] { 2, 8, 7 });
        Tensor expected = RawOps.BatchMatMulV2(x, y);
        Assert.Equal(expected.ToArray<float>(), RawOps.Einsum([x, y], "...bd,...de->...be").ToArray<float>());
        Assert.Equal(
            RawOps.Transpose(expected, new[] { 0, 2, 1 }).ToArray<float>(),
            RawOps.Einsum([x, y], "...bd,...de->...eb").ToArray<float>());
    }

    // Small whole numbers: every sum is exact in every dtype, whatever its order.
    private static Tensor Numbers(string labels, DType dtype) => RawOps.Cast(
        RawOps.Reshape(Values(labels), labels.Select(label => (long)Sizes[label]).ToArray()), dstT: dtype);

    private static double[] Values(string labels)
    {
        double[] values = new double[labels.Aggregate(1, (count, label) => count * Sizes[label])];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (((i * 7) + labels.Length) % 5) - 2;
        }

        return values;
    }

    private static double[] Define(string[] operands, string output)
    {
        string labels = new([.. (operands[0] + operands[1]).Distinct()]);
        double[] x = Values(operands[0]), y = Values(operands[1]), sums = new double[Values(output).Length];
        Dictionary<char, int> at = labels.ToDictionary(label => label, _ => 0);
        int count = labels.Aggregate(1, (product, label) => product * Sizes[label]);
        for (int i = 0; i < count; i++)
        {
            int rest = i;
            foreach (char label in labels)
            {
                (rest, at[label]) = Math.DivRem(rest, Sizes[label]);
            }

            sums[Place(output, at)] += x[Place(operands[0], at)] * y[Place(operands[1], at)];
        }

        return sums;
    }

    private static int Place(string labels, Dictionary<char, int> at) =>
        labels.Aggregate(0, (place, label) => (place * Sizes[label]) + at[label]);
}
