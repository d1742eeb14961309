namespace RawOpsNet.Tests.Runtime.Tensors;

public class ShapeRankTests
{
    [Fact]
    public void A_shape_has_at_most_254_dims()
    {
        long[] most = [.. Enumerable.Repeat(1L, Shape.MaxRank)];
        Assert.Equal(254, new Shape(most).Rank);
        Assert.Equal(1, Shape.Adopt(most).ElementCount);
        long[] more = [.. most, 1];
        Assert.Contains("255", Assert.Throws<InvalidArgumentException>(() => new Shape(more)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidArgumentException>(() => Shape.Adopt(more));
        Assert.Throws<InvalidArgumentException>(() => new Shape(most).Concat([1]));
    }
}
