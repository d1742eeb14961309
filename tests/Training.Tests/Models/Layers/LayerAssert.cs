namespace RawOpsNet.Tests.Training.Layers;

/// <summary>Says what tests of layers expect.</summary>
internal static class LayerAssert
{
    /// <summary>Asserts that a call is refused with a message that names the layer and a value.</summary>
    public static void Refuses(string layer, string value, Func<object?> call)
    {
        string message = Assert.Throws<InvalidArgumentException>(call).Message;
        Assert.Contains(layer, message, StringComparison.Ordinal);
        Assert.Contains(value, message, StringComparison.Ordinal);
    }

    /// <summary>Asserts that two tensors have the same shape and values to 1e-5.</summary>
    public static void Close(Tensor expected, Tensor got)
    {
        Assert.Equal(expected.Shape, got.Shape);
        Assert.All(
            expected.ToArray<float>().Zip(got.ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }
}
