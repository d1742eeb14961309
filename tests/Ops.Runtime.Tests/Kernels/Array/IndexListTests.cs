using RawOpsNet.Kernels;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class IndexListTests
{
    private static readonly OpSite Site = new("GatherV2", "head");

    [Fact]
    public void Reads_every_index_dtype()
    {
        Check(Tensor.From(new sbyte[] { -1, 2 }), -1, 2);
        Check(Tensor.From(new byte[] { 255, 2 }), 255, 2);
        Check(Tensor.From(new short[] { -300, 2 }), -300, 2);
        Check(Tensor.From(new[] { int.MinValue, 2 }), int.MinValue, 2);
        Check(Tensor.From(new[] { long.MinValue, 2 }), long.MinValue, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Names_the_first_index_outside(int bad)
    {
        Tensor indices = Tensor.From(new[,] { { 0, 3 }, { bad, 9 } });
        OpException error = Assert.ThrowsAny<OpException>(() => IndexList.ReadBelow(4, Site, indices, "indices").Dispose());
        string expected = bad == 0 ? "indices[1, 1] is 9" : $"indices[1, 0] is {bad}";
        string advice = bad < 0
            ? "Indices do not count from the end here: write 3."
            : "Indices count from 0, so the last is 3.";
        Assert.Equal($"GatherV2 'head': {expected}, which is not in [0, 4). {advice}", error.Message);
    }

    [Fact]
    public void Flattens_coordinates_and_marks_those_outside()
    {
        Tensor indices = Tensor.From(new[,] { { 0, 3 }, { 1, 4 }, { 2, 0 } });
        using IndexList rows = CoordinateRows.Read(Site, indices, [3, 4, 7], skips: true);
        Assert.Equal([3, -1, 8], rows.Values.ToArray());
        OpException error = Assert.ThrowsAny<OpException>(() => CoordinateRows.Read(Site, indices, [3, 4, 7], false).Dispose());
        Assert.Contains("indices[1] is [1, 4], outside [3, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_policy_that_is_none() =>
        Assert.Throws<InvalidArgumentException>(() => CoordinateRows.Skips(Site, "SKIP"));

    private static void Check(Tensor indices, params long[] expected)
    {
        using IndexList list = IndexList.Read(indices);
        Assert.Equal(expected, list.Values.ToArray());
    }
}
