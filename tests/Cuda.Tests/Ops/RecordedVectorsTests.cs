using System.Globalization;
using RawOpsNet.CommandLine.Commands;

namespace RawOpsNet.Tests.Cuda.Ops;

/// <summary>
/// Recorded vectors and their gradients on the emulated device: every source under kernels, and each form of emitted kernel. The
/// vectors of all other ops run in a leg of continuous integration, by <c>rawops conform --device gpu:0</c>.
/// </summary>
public sealed class RecordedVectorsTests : DeviceTests
{
    public static TheoryData<string> Groups =>
    [
        "AddV2,Div,Greater,SelectV2,LogicalAnd,Cast",
        "Exp,Tanh,Sigmoid,Asinh,Pow,Relu,LeakyReluGrad",
        "Sum,Mean,Max,Prod,Any,L2Loss,EuclideanNorm",
        "ArgMax,Cumsum,TopKV2,InTopKV2",
        "MatMul,BatchMatMulV2,BatchMatMulV3",
        "ConcatV2,Transpose,StridedSlice,StridedSliceGrad,Tile,PadV2,MirrorPad,BatchToSpaceND,ReverseV2,OneHot,Fill",
        "GatherV2,GatherNd,ScatterNd,UnsortedSegmentSum,UnsortedSegmentProd,UnsortedSegmentMax",
        "ResourceScatterAdd,ResourceScatterDiv,ResourceScatterUpdate,ResourceScatterNdMin,ResourceGather",
        "Softmax,LogSoftmax,SoftmaxCrossEntropyWithLogits,SparseSoftmaxCrossEntropyWithLogits,BiasAdd,BiasAddGrad",
        "ResourceApplyAdam,ResourceSparseApplyMomentum,ResourceSparseApplyFtrl,AssignAddVariableOp",
        "Complex,Angle,ComplexAbs,Equal,NotEqual,Select,AddN",
        "StatelessRandomUniform,StatelessRandomNormalV2,StatelessTruncatedNormalV2,StatelessRandomUniformIntV2",
    ];

    [DeviceTheory]
    [MemberData(nameof(Groups))]
    public void Vectors_pass_on_the_device_without_a_violation(string ops)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string[] names = ops.Split(',');

        int code = new ConformCommand(output, Gpu).Run(Path.Combine(Root(), "tests", "golden", "ops"), names);

        Assert.True(code == 0, output.ToString());
        foreach (string name in names)
        {
            // An op without a launch would prove nothing.
            Assert.Matches($@"(?m)^{name}: [1-9]\d* of \d+, [1-9]\d* launches, 0 violations", output.ToString());
        }
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RawOps.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the checkout.");
        }

        return folder;
    }
}
