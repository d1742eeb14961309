using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Determinism;

/// <summary>Results of ops above the size where threads share the work do not depend on how many there are.</summary>
[Collection(ThreadCountTests.Name)]
public class OpThreadsTests
{
    private const int Rows = 1500;
    private const int Columns = 401;

    private static readonly Dictionary<string, Func<Tensor>> Calls = new(StringComparer.Ordinal)
    {
        ["AddV2"] = () => RawOps.AddV2(Matrix(1), Matrix(2)),
        ["Sum"] = () => RawOps.Sum(Matrix(1), new[] { 0, 1 }),
        ["Sum of columns"] = () => RawOps.Sum(Matrix(1), new[] { 0 }),
        ["Sum of rows"] = () => RawOps.Sum(Matrix(1), new[] { 1 }),
        ["Mean"] = () => RawOps.Mean(Matrix(1), new[] { 0, 1 }),
        ["L2Loss"] = () => RawOps.L2Loss(Matrix(1)),
        ["BiasAddGrad"] = () => RawOps.BiasAddGrad(Matrix(1)),
        ["MatMul"] = () => RawOps.MatMul(Matrix(1), Matrix(2), transposeB: true),
        ["MatMul with a long inner size"] = () => RawOps.MatMul(Matrix(1), Matrix(2), transposeA: true),
        ["BatchMatMulV2"] = () => RawOps.BatchMatMulV2(
            RawOps.Reshape(Matrix(1), new[] { 15, 100, Columns }), RawOps.Reshape(Matrix(2), new[] { 15, Columns, 100 })),
        ["Conv2D"] = () => RawOps.Conv2D(Images(1, 24), Filter(24, 40), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["Conv2DBackpropInput"] = () => RawOps.Conv2DBackpropInput(
            new[] { 6, 41, 39, 24 }, Filter(24, 40), Images(1, 40), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["Conv2DBackpropFilter"] = () => RawOps.Conv2DBackpropFilter(
            Images(1, 24), new[] { 3, 3, 24, 40 }, Images(2, 40), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["Conv2DBackpropFilter of one channel"] = () => RawOps.Conv2DBackpropFilter(
            Images(1, 1), new[] { 3, 3, 1, 40 }, Images(2, 40), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["FusedMatMul"] = () => RawOps.FusedMatMul(
            Matrix(1), Matrix(2), [Numbers(3, [Rows])], transposeB: true, fusedOps: ["BiasAdd", "Relu"]),
        ["FusedConv2D"] = () => RawOps.FusedConv2D(
            Images(1, 24), Filter(24, 40), [Numbers(3, [40])], [1, 1, 1, 1], ConvolutionPadding.SAME, fusedOps: ["BiasAdd", "Tanh"]),
        ["ReluBiasAddGrad"] = () => RawOps.ReluBiasAddGrad(Matrix(1), Matrix(2)).BiasGrad,
        ["DepthwiseConv2dNative"] = () => RawOps.DepthwiseConv2dNative(
            Images(1, 40), RawOps.Reshape(Filter(20, 2), new[] { 3, 3, 40, 1 }), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["DepthwiseConv2dNativeBackpropInput"] = () => RawOps.DepthwiseConv2dNativeBackpropInput(
            new[] { 6, 41, 39, 40 }, RawOps.Reshape(Filter(20, 2), new[] { 3, 3, 40, 1 }), Images(1, 40), [1, 1, 1, 1],
            ConvolutionPadding.SAME),
        ["DepthwiseConv2dNativeBackpropFilter"] = () => RawOps.DepthwiseConv2dNativeBackpropFilter(
            Images(1, 40), new[] { 3, 3, 40, 1 }, Images(2, 40), [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["MaxPool"] = () => RawOps.MaxPool(Images(1, 40), [1, 3, 3, 1], [1, 2, 2, 1], ConvolutionPadding.SAME),
        ["MaxPoolGrad"] = () => RawOps.MaxPoolGrad(
            Images(1, 40), Images(1, 40), Images(2, 40), [1, 3, 3, 1], [1, 1, 1, 1], ConvolutionPadding.SAME),
        ["AvgPoolGrad"] = () => RawOps.AvgPoolGrad(
            new[] { 6, 41, 39, 40 }, Images(2, 40), [1, 3, 3, 1], [1, 1, 1, 1], WindowPadding.SAME),
        ["FusedBatchNormV3"] = () => RawOps.FusedBatchNormV3(
            Images(1, 40), Tensor.Ones([40]), Tensor.Ones([40]), Array.Empty<float>(), Array.Empty<float>()).Y,
        ["FusedBatchNormGradV3"] = () => RawOps.FusedBatchNormGradV3(
            Images(1, 40), Images(2, 40), Tensor.Ones([40]), Tensor.Ones([40]), Tensor.Ones([40]),
            Array.Empty<float>()).XBackprop,
        ["Softmax"] = () => RawOps.Softmax(Matrix(1)),
        ["LogSoftmax"] = () => RawOps.LogSoftmax(Matrix(1)),
        ["SparseSoftmaxCrossEntropyWithLogits"] =
            () => ByName("SparseSoftmaxCrossEntropyWithLogits", Matrix(1), Indices(Columns)),
        ["UnsortedSegmentSum"] = () => ByName("UnsortedSegmentSum", Matrix(1), Indices(37), 37),
        ["ScatterNd"] = () => ByName(
            "ScatterNd", RawOps.Reshape(Indices(37), new[] { Rows, 1 }), Matrix(1), new[] { 37, Columns }),
        ["ResourceScatterAdd"] = ScatterAdd,
        ["ResourceSparseApplyKerasMomentum"] = SparseMomentum,
        ["RandomUniform"] = Uniform,
    };

    public static TheoryData<string> Ops() => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Ops))]
    public void An_op_gives_the_same_bits_with_one_two_and_eight_threads(string op)
    {
        byte[] one = Run(op, 1);

        Assert.True(one.AsSpan().ContainsAnyExcept((byte)0));
        Assert.True(one.AsSpan().SequenceEqual(Run(op, 2)));
        Assert.True(one.AsSpan().SequenceEqual(Run(op, 8)));
    }

    private static byte[] Run(string op, int threads)
    {
        using ThreadCount count = new(threads);
        using TensorScope scope = new();
        return TensorAccess.Bytes(Calls[op]()).ToArray();
    }

    private static Tensor ByName(string op, params Tensor[] inputs)
    {
        OpDefinition definition = OpRegistry.Get(op);
        OpArguments arguments = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments[definition.Inputs[i].Name] = inputs[i];
        }

        return definition.Invoke(arguments)[0];
    }

    private static Tensor Uniform() => OpRegistry.Get("RandomUniform").Invoke(new OpArguments
    {
        ["shape"] = (Tensor)new[] { Rows, Columns },
        ["seed"] = 7,
        ["seed2"] = 11,
        ["dtype"] = DType.Float32,
    })[0];

    private static Tensor ScatterAdd()
    {
        using Variable table = new(Tensor.Zeros([37, Columns]));
        OpRegistry.Get("ResourceScatterAdd").Invoke(
            new OpArguments { ["resource"] = table, ["indices"] = Indices(37), ["updates"] = Matrix(1) });
        return table.Read();
    }

    private static Tensor SparseMomentum()
    {
        using Variable table = new(Tensor.Zeros([37, Columns]));
        using Variable accum = new(Tensor.Zeros([37, Columns]));
        OpRegistry.Get("ResourceSparseApplyKerasMomentum").Invoke(new OpArguments
        {
            ["var"] = table,
            ["accum"] = accum,
            ["lr"] = (Tensor)0.1f,
            ["grad"] = Matrix(1),
            ["indices"] = Indices(37),
            ["momentum"] = (Tensor)0.9f,
        });
        return table.Read();
    }

    private static Tensor Images(int seed, int channels) => Numbers(seed, [6, 41, 39, channels]);

    private static Tensor Filter(int channels, int filters) => Numbers(3, [3, 3, channels, filters]);

    private static Tensor Matrix(int seed) => Numbers(seed, [Rows, Columns]);

    private static Tensor Numbers(int seed, Shape shape)
    {
        Random random = new(seed);
        float[] values = new float[shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() - 0.5f) * 4;
        }

        return Tensor.From(values, shape);
    }

    private static Tensor Indices(int limit)
    {
        Random random = new(limit);
        int[] values = new int[Rows];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(limit);
        }

        return values;
    }
}
