using RawOpsNet.Optimizers;
using RawOpsNet.Tests.Training;

namespace RawOpsNet.Tests.Cuda.Updates;

/// <summary>Every optimizer moves variables of the device as it moves the host's.</summary>
public sealed class EveryOptimizerTests : DeviceTests
{
    private const int Steps = 3;

    public static TheoryData<string> Names => EveryOptimizer.Names;

    [DeviceTheory]
    [MemberData(nameof(Names))]
    public void Steps_on_the_device_follow_the_hosts(string name)
    {
        foreach ((bool isSparse, bool clips) in new[] { (false, false), (true, false), (false, true) })
        {
            using TensorScope scope = new();
            float[][] onHost = Run(name, Device.Cpu, Device.Cpu, isSparse, clips);
            Check(onHost, Run(name, Gpu, Device.Cpu, isSparse, clips), $"{isSparse} {clips}");
            if (isSparse)
            {
                Check(onHost, Run(name, Gpu, Gpu, isSparse, clips), "rows named on the device");
            }
        }
    }

    [DeviceTheory]
    [InlineData("by value")]
    [InlineData("by norm")]
    [InlineData("by the norm of all")]
    public void Gradients_are_clipped_where_they_are(string kind)
    {
        using TensorScope scope = new();
        Assert.Equal(Clipped(kind, Device.Cpu), Clipped(kind, Gpu));
    }

    [DeviceFact]
    public void A_row_that_is_not_there_is_refused_before_anything_moves()
    {
        using TensorScope scope = new();
        Variable[] variables = Variables(Gpu);
        Adam optimizer = new(0.125);
        optimizer.Build(variables);
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        Exception error = Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients(
        [
            new(new Gradient(Values([4, 3], 1).To(Gpu)), variables[0]),
            new(new Gradient(new IndexedSlices(Values([2, 1], 1).To(Gpu), ((Tensor)new[] { 0, 5 }).To(Gpu), [5, 1])), variables[1]),
        ]));
        Assert.Equal("Adam: the gradient of 'v1' names row 5 at indices[1]; the variable has 5 rows.", error.Message);
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    private static float[][] Run(string name, Device device, Device indices, bool isSparse, bool clips)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        optimizer.WeightDecay = 0.25;
        optimizer.UseEma = true;
        Variable[] variables = Variables(device);
        for (int step = 1; step <= Steps; step++)
        {
            IReadOnlyList<GradientAndVariable> pairs = [.. variables.Select((variable, i) => new GradientAndVariable(
                isSparse && i != 1 ? Rows(variable, step, indices) : new Gradient(Values(variable.Shape, step).To(device)),
                variable))];
            optimizer.ApplyGradients(clips ? GradientClipping.ByGlobalNorm(pairs, 0.5) : pairs);
        }

        return [.. variables.Select(variable => variable.Read().ToArray<float>())];
    }

    private static float[] Clipped(string kind, Device device)
    {
        GradientAndVariable[] pairs = [.. Variables(device).Select(
            variable => new GradientAndVariable(new Gradient(RawOps.OnesLike(variable)), variable))];
        IReadOnlyList<GradientAndVariable> clipped = kind switch
        {
            "by value" => GradientClipping.ByValue(pairs, 0.75),
            "by norm" => GradientClipping.ByNorm(pairs, 0.75),
            _ => GradientClipping.ByGlobalNorm(pairs, 0.75),
        };
        return [.. clipped.SelectMany(pair => pair.Gradient!.Dense().ToArray<float>())];
    }

    private static void Check(float[][] expected, float[][] actual, string what)
    {
        foreach ((float host, float device) in expected.SelectMany(x => x).Zip(actual.SelectMany(x => x)))
        {
            Assert.True(Math.Abs(host - device) <= 1e-5f * (1 + Math.Abs(host)), $"{what}: {host} and {device}");
        }
    }

    private static Variable[] Variables(Device device) => [.. new[] { (4, 3), (5, 1), (2, 3) }.Select((shape, i) =>
        new Variable(Values(new Shape(shape.Item1, shape.Item2), i + 1), name: $"v{i}", device: device))];

    private static Gradient Rows(Variable variable, int seed, Device indices) => new(new IndexedSlices(
        Values(new Shape(3, variable.Shape[1]), seed).To(variable.Device), ((Tensor)new[] { 1, 0, 1 }).To(indices), variable.Shape));

    private static Tensor Values(Shape shape, int seed) => RawOps.StatelessRandomNormal(shape, new[] { seed, 7 }, DType.Float32);
}
