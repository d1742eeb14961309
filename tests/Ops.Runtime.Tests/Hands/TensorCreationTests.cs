namespace RawOpsNet.Tests.Hands;

[Collection(nameof(TensorCreationTests))]
[CollectionDefinition(nameof(TensorCreationTests), DisableParallelization = true)]
public class TensorCreationTests
{
    [Fact]
    public void Filled_tensors_have_the_dtype_asked_for()
    {
        Assert.Equal([1f, 1], Tensor.Ones([2]).ToArray<float>());
        Assert.Equal([7L, 7], Tensor.Full([2], 7, DType.Int64).ToArray<long>());
        Assert.Equal([true, true], Tensor.Ones([2], DType.Bool).ToArray<bool>());
        Assert.Equal(new[,] { { 1, 0, 0 }, { 0, 1, 0 } }, Tensor.Eye(2, 3, DType.Int32).ToArray2D<int>());
        Assert.Equal([3, 5, 7], Tensor.Arange(3, 9, 2).ToArray<int>());
        Assert.Equal([2, 1], Tensor.Arange(2, 0, -1).ToArray<int>());
        Assert.Equal([0.5f, 1f], Tensor.Arange(0.5, 1.5, 0.5).ToArray<float>());
        Assert.Equal([0f, 0.5f, 1], Tensor.Linspace(0, 1, 3).ToArray<float>());
        Assert.Equal([3.0, 3], Tensor.FullLike(new double[2], 3).ToArray<double>());
        Assert.Equal(DType.Int32, Tensor.OnesLike(new double[2], DType.Int32).DType);
        Assert.Equal([long.MaxValue], Tensor.Full([1], long.MaxValue, DType.Int64).ToArray<long>());
        Refuses("Fill: value is the number 1.5, which dtype int32 does not hold.", () => Tensor.Full([1], 1.5, DType.Int32));
        Refuses("Range: limit is the number 300, which dtype uint8 does not hold.", () => Tensor.Arange(0, 300, 1, DType.UInt8));
        Refuses("Eye: rows is -1 and columns -1; neither can be negative.", () => Tensor.Eye(-1));
    }

    [Fact]
    public void The_seed_defines_every_random_op_from_then_on()
    {
        RawOps.SetSeed(5);
        float[] first = Draw();
        long next = RandomSeed.Next();
        RawOps.SetSeed(5);
        using (Threads.Limit(1))
        {
            Assert.Equal(first, Draw());
        }

        Assert.Equal(next, RandomSeed.Next());
        Assert.NotEqual(Tensor.RandomNormal([4]).ToArray<float>(), Tensor.RandomNormal([4]).ToArray<float>());
        Assert.Equal(Tensor.RandomNormal([4], seed: 0).ToArray<float>(), Tensor.RandomNormal([4], seed: 0).ToArray<float>());
        RawOps.SetSeed(5);
        int[] dice = Tensor.RandomUniform([600], 1, 7, DType.Int32).ToArray<int>();
        RawOps.SetSeed(5);
        Assert.Equal(dice, Tensor.RandomUniform([600], 1, 7, DType.Int32).ToArray<int>());
        Assert.Equal([1, 2, 3, 4, 5, 6], dice.Distinct().Order());
        Assert.InRange(dice.Average(), 3.3, 3.7);
        Assert.Throws<InvalidArgumentException>(() => Tensor.RandomUniform([2], 3, 3, DType.Int32));
        Assert.Throws<InvalidArgumentException>(() => Tensor.RandomUniform([2], 0, 1.5, DType.Int32));
        Assert.InRange(first[..100].Average(), 2, 4);
        Assert.All(first[100..], x => Assert.InRange(x, -1, 1));
    }

    private static float[] Draw() =>
        [.. Tensor.RandomNormal([100], 3, 2).ToArray<float>(), .. Tensor.RandomUniform([10], -1, 1).ToArray<float>()];

    [Fact]
    public void Elements_go_in_and_out()
    {
        Tensor cube = Tensor.From(new float[2, 1, 2, 2] { { { { 1, 2 }, { 3, 4 } } }, { { { 5, 6 }, { 7, 8 } } } });
        float[] copy = new float[9];
        cube.CopyTo<float>(copy);

        Assert.Equal([2, 1, 2, 2], cube.Shape.ToArray());
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7, 8, 0], copy);
        Assert.Equal(
            "destination has room for 7 elements; the tensor of shape [2, 1, 2, 2] has 8.",
            Assert.Throws<InvalidArgumentException>(() => cube.CopyTo<float>(new float[7])).Message);
        Assert.Equal(
            "Single[][] is jagged: its rows may differ in length. Take a rectangular array, as in float[,].",
            Assert.Throws<InvalidArgumentException>(() => Tensor.From(new float[][] { [1], [2, 3] })).Message);
        Assert.Throws<InvalidArgumentException>(() => cube.ToArray2D<float>());
    }

    private static void Refuses(string message, Func<Tensor> make) =>
        Assert.Equal(message, Assert.Throws<InvalidArgumentException>(() => make()).Message);
}
