using System.Globalization;

namespace RawOpsNet.Tests.Cuda.Ops;

/// <summary>
/// Where a body has only + - * / sqrt and comparisons, the device gives the host's bits: of any numbers, subnormal and infinite
/// ones included. NaN is NaN, whatever its bits.
/// </summary>
public sealed class SameBitsTests : DeviceTests
{
    private const int Count = 3001;

    private static readonly string[][] Ops =
    [
        ["Neg", "x"], ["Abs", "x"], ["Square", "x"], ["Sqrt", "x"], ["Reciprocal", "x"], ["Sign", "x"],
        ["Relu", "features"], ["Relu6", "features"], ["Softsign", "features"],
        ["AddV2", "x", "y"], ["Sub", "x", "y"], ["Mul", "x", "y"], ["RealDiv", "x", "y"], ["SquaredDifference", "x", "y"],
        ["Maximum", "x", "y"], ["Minimum", "x", "y"], ["DivNoNan", "x", "y"], ["MulNoNan", "x", "y"],
        ["ReluGrad", "gradients", "features"], ["Relu6Grad", "gradients", "features"],
        ["SqrtGrad", "y", "dy"], ["ReciprocalGrad", "y", "dy"], ["SigmoidGrad", "y", "dy"], ["TanhGrad", "y", "dy"],
    ];

    private static readonly DType[] Types = [DType.Float32, DType.Float64, DType.Float16, DType.BFloat16];

    public static TheoryData<string, DType> Cases
    {
        get
        {
            TheoryData<string, DType> cases = [];
            foreach (string[] op in Ops)
            {
                foreach (DType dtype in Types)
                {
                    cases.Add(op[0], dtype);
                }
            }

            return cases;
        }
    }

    public static TheoryData<DType> UpdateCases => [.. Types];

    [DeviceTheory]
    [MemberData(nameof(Cases))]
    public void A_body_of_exact_operations_gives_the_bits_of_the_host(string name, DType dtype)
    {
        using TensorScope scope = new();
        string[] op = Ops.Single(known => known[0] == name);
        Tensor[] inputs = [.. op.Skip(1).Select((_, i) => AnyBits(dtype, i + 1))];
        Tensor OnDevice(Device device)
        {
            OpArguments arguments = new();
            for (int i = 0; i < inputs.Length; i++)
            {
                arguments[op[i + 1]] = inputs[i].To(device);
            }

            return OpRegistry.Get(name).Invoke(arguments)[0];
        }

        long before = Emulator.Launches;
        Tensor actual = OnDevice(Gpu);
        Gpu.Synchronize();
        Assert.Equal(before + 1, Emulator.Launches);
        Assert.Equal(Bits(OnDevice(Device.Cpu)), Bits(actual));
    }

    [DeviceTheory]
    [MemberData(nameof(UpdateCases))]
    public void Updates_of_variables_give_the_bits_of_the_host(DType dtype)
    {
        using TensorScope scope = new();
        Assert.Equal(Updated(dtype, Device.Cpu), Updated(dtype, Gpu));
    }

    private static List<string> Updated(DType dtype, Device device)
    {
        Tensor gradient = AnyBits(dtype, 9).To(device);
        Tensor Scalar(float value) => RawOps.Cast(value, dstT: dtype);
        Variable Slot(int seed) => new(RawOps.Abs(AnyBits(dtype, seed)), device: device);
        (Variable momentum, Variable accumulator, Variable square) = (Slot(1), Slot(2), Slot(3));
        (Variable first, Variable second, Variable third, Variable plain) = (Slot(4), Slot(5), Slot(6), Slot(7));
        RawOps.ResourceApplyGradientDescent(plain, Scalar(0.1f), gradient);
        RawOps.ResourceApplyMomentum(first, momentum, Scalar(0.1f), gradient, Scalar(0.9f), useNesterov: true);
        RawOps.ResourceApplyAdagrad(second, accumulator, Scalar(0.1f), gradient);
        RawOps.ResourceApplyAdam(
            third, momentum, square, Scalar(0.9f), Scalar(0.99f), Scalar(0.1f), Scalar(0.9f), Scalar(0.99f), Scalar(1e-3f),
            gradient);
        return [.. new[] { plain, first, second, third, momentum, accumulator, square }.SelectMany(
            variable => Bits(variable.Read()))];
    }

    // Every pattern of bits is as likely as any other: all exponents, both infinities, NaN.
    private static Tensor AnyBits(DType dtype, int seed)
    {
        Random random = new(seed);
        byte[] bytes = new byte[Count * sizeof(ulong)];
        random.NextBytes(bytes);
        Tensor whole = dtype switch
        {
            DType.Float64 => Tensor.From(Numbers(bytes, BitConverter.ToInt64, sizeof(long)), [Count]),
            DType.Float32 => Tensor.From(Numbers(bytes, BitConverter.ToInt32, sizeof(int)), [Count]),
            _ => Tensor.From(Numbers(bytes, BitConverter.ToInt16, sizeof(short)), [Count]),
        };
        return RawOps.Bitcast(whole, dtype);
    }

    private static T[] Numbers<T>(byte[] bytes, Func<byte[], int, T> read, int size) =>
        [.. Enumerable.Range(0, Count).Select(i => read(bytes, i * size))];

    private static List<string> Bits(Tensor values)
    {
        Tensor onHost = values.To(Device.Cpu);
        bool[] isNaN = RawOps.IsNan(onHost).ToArray<bool>();
        IEnumerable<long> bits = onHost.DType switch
        {
            DType.Float64 => RawOps.Bitcast(onHost, DType.Int64).ToArray<long>(),
            DType.Float32 => RawOps.Bitcast(onHost, DType.Int32).ToArray<int>().Select(x => (long)x),
            _ => RawOps.Bitcast(onHost, DType.Int16).ToArray<short>().Select(x => (long)x),
        };
        return [.. bits.Select((x, i) => $"{i}: {(isNaN[i] ? "NaN" : x.ToString("x", CultureInfo.InvariantCulture))}")];
    }
}
