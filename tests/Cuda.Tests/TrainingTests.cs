using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Cuda;

/// <summary>Training on the device follows the host, step by step.</summary>
public sealed class TrainingTests : DeviceTests
{
    private const int Steps = 4;
    private const int Examples = 12;
    private const int Pixels = 20;
    private const int Units = 9;
    private const int Classes = 5;

    [DeviceTheory]
    [InlineData("sgd")]
    [InlineData("adam")]
    public void The_losses_of_a_small_network_of_digits_are_the_hosts(string optimizer)
    {
        float[] onHost = Losses(Device.Cpu, optimizer);
        long before = Emulator.Launches;
        float[] onDevice = Losses(Gpu, optimizer);

        Assert.True(Emulator.Launches > before + (10 * Steps));
        Assert.True(onHost[^1] < onHost[0]);
        Assert.All(onHost.Zip(onDevice), pair => Assert.InRange(pair.Second, pair.First - 1e-5f, pair.First + 1e-5f));
    }

    [DeviceFact]
    public void A_scope_of_the_device_around_the_steps_changes_nothing()
    {
        float[] bare = Losses(Gpu, "adam");
        using DeviceScope scope = Device.Scope("gpu:0");
        Assert.Equal(bare, Losses(Gpu, "adam"));

        // A schedule counts steps on the host.
        float[] scheduled = Losses(Gpu, "scheduled");
        Assert.True(scheduled[^1] < scheduled[0]);
    }

    // The mlp of samples/Digits, smaller: dense, relu, dense, sparse cross entropy.
    private static float[] Losses(Device device, string name)
    {
        using TensorScope scope = new();
        Tensor images = Values(Examples, Pixels, 3).To(device);
        int[] classes = [.. Enumerable.Range(0, Examples).Select(i => i * 7 % Classes)];
        Tensor labels = ((Tensor)classes).To(device);
        using Variable first = new(Values(Pixels, Units, 1), device: device);
        using Variable firstBias = new(Tensor.Zeros([Units]), device: device);
        using Variable second = new(Values(Units, Classes, 2), device: device);
        using Variable secondBias = new(Tensor.Zeros([Classes]), device: device);
        Variable[] variables = [first, firstBias, second, secondBias];
        OptimizerV2 optimizer = name switch
        {
            "sgd" => new SGD(0.1, momentum: 0.9),
            "scheduled" => new SGD(new ExponentialDecay(0.1, 2, 0.5)),
            _ => new Adam(0.02),
        };
        float[] losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
        {
            using GradientTape tape = new();
            Tensor hidden = RawOps.FusedMatMul(images, first, [firstBias], fusedOps: ["BiasAdd", "Relu"]);
            Tensor scores = RawOps.BiasAdd(RawOps.MatMul(hidden, second), secondBias);
            Tensor loss = RawOps.Mean(RawOps.SparseSoftmaxCrossEntropyWithLogits(scores, labels).Loss, new[] { 0 });
            losses[step] = loss.Item<float>();
            optimizer.ApplyGradients(tape.Gradient(loss, variables).Zip(variables, (gradient, variable) =>
                new GradientAndVariable(gradient, variable)));
        }

        return losses;
    }

    private static Tensor Values(int rows, int columns, int seed)
    {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (((i * 7919) + (seed * 104729)) % 1000 / 1000f) - 0.5f;
        }

        return Tensor.From<float>(values, [rows, columns]);
    }
}
