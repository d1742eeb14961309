using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;
using RawOpsNet.Tests.Cuda.Driver;

namespace RawOpsNet.Tests.Cuda.Updates;

/// <summary>The updates of a step are launched together, and give what each gives alone.</summary>
public sealed class ManyUpdatesTests : DeviceTests
{
    // Below, at and above a chunk of 4096 and a pack of 2 to 8; an empty one and a scalar among them.
    private static readonly int[] Lengths = [1, 3, 4, 7, 0, 16, 255, 4095, 4096, 4097, 9001, 33];

    public static TheoryData<DType> Types => [DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Complex128];

    // Parameters have room for 149 updates of two tensors, for 111 of three and for 89 of four.
    [DeviceTheory]
    [InlineData("sgd", 2)]
    [InlineData("momentum", 2)]
    [InlineData("adam", 3)]
    public void A_step_over_200_variables_is_a_handful_of_launches(string name, long expected)
    {
        using TensorScope scope = new();
        Optimizer optimizer = Make(name);
        Variable[] variables = Variables(200, Gpu);
        Variable[] onHost = Variables(200, Device.Cpu);
        Optimizer hosts = Make(name);
        optimizer.Build(variables);
        hosts.Build(onHost);
        for (int step = 0; step < 3; step++)
        {
            GradientAndVariable[] pairs = Pairs(variables, step);
            long before = Emulator.Launches;
            optimizer.ApplyGradients(pairs);
            Gpu.Synchronize();
            Assert.Equal(before + expected, Emulator.Launches);
            hosts.ApplyGradients(Pairs(onHost, step));
        }

        foreach ((Variable onDevice, Variable host) in variables.Zip(onHost))
        {
            Assert.All(
                host.Read().ToArray<float>().Zip(onDevice.Read().ToArray<float>()),
                pair => Assert.InRange(pair.Second, pair.First - 1e-6f, pair.First + 1e-6f));
        }
    }

    [DeviceTheory]
    [MemberData(nameof(Types))]
    public void Updates_that_are_launched_together_give_the_bits_of_each_alone(DType dtype)
    {
        using TensorScope scope = new();
        (Variable[] together, Variable[] alone) = (Of(dtype, 0), Of(dtype, 0));
        (Variable[] slots, Variable[] slotsAlone) = (Of(dtype, 1), Of(dtype, 1));
        Tensor rate = RawOps.Cast(0.125f, dstT: dtype), momentum = RawOps.Cast(0.75f, dstT: dtype);
        void Update(Variable[] variables, Variable[] moments, int i) => RawOps.ResourceApplyMomentum(
            variables[i], moments[i], rate, Values(dtype, Lengths[i], 2 + i).To(Gpu), momentum);
        for (int i = 0; i < Lengths.Length; i++)
        {
            Update(alone, slotsAlone, i);
        }

        Gpu.Synchronize();
        long before = Emulator.Launches;
        using (UpdateBatch batch = Batch([.. together, .. slots]))
        {
            for (int i = 0; i < Lengths.Length; i++)
            {
                Update(together, slots, i);
            }

            Gpu.Synchronize();
            Assert.Equal(before, Emulator.Launches);
            batch.Run();
        }

        Gpu.Synchronize();
        Assert.Equal(before + 1, Emulator.Launches);
        Assert.Equal(Bits(alone), Bits(together));
        Assert.Equal(Bits(slotsAlone), Bits(slots));
    }

    [DeviceFact]
    public void What_one_launch_cannot_take_is_launched_apart()
    {
        using TensorScope scope = new();
        Variable[] singles = Variables(6, Gpu), doubles = Of(DType.Float64, 5);
        using (UpdateBatch batch = Batch([.. singles, .. doubles]))
        {
            // Two rates of one rule, another rule, another dtype; the same rate as another tensor.
            RawOps.ResourceApplyGradientDescent(singles[0], 1f, Like(singles[0]));
            RawOps.ResourceApplyGradientDescent(singles[1], 2f, Like(singles[1]));
            RawOps.ResourceApplyWeightDecay(singles[2], 0.5f);
            RawOps.ResourceApplyGradientDescent(doubles[0], 1d, Like(doubles[0]));
            RawOps.ResourceApplyGradientDescent(singles[3], 1f, Like(singles[3]));
            RawOps.ResourceApplyGradientDescent(singles[4], ((Tensor)1f).To(Gpu), Like(singles[4]));
            Gpu.Synchronize();
            long before = Emulator.Launches;
            batch.Run();
            Gpu.Synchronize();
            Assert.Equal(before + 5, Emulator.Launches);
        }

        Variable[] untouched = Variables(6, Gpu);
        float[] rates = [1, 2, 0, 1, 1, 0];
        for (int i = 0; i < 6; i++)
        {
            float[] start = untouched[i].Read().ToArray<float>();
            Assert.Equal(start.Select(x => i == 2 ? x - (0.5f * x) : x - rates[i]), singles[i].Read().ToArray<float>());
        }
    }

    [DeviceFact]
    public void Updates_of_one_variable_keep_their_order()
    {
        using TensorScope scope = new();
        Variable x = new(new[] { 8f, 16f, 24f }, device: Gpu), y = new(new[] { 0f, 0f, 0f }, device: Gpu);
        using (UpdateBatch batch = Batch([x, y]))
        {
            RawOps.ResourceApplyWeightDecay(x, 0.5f);
            RawOps.ResourceApplyGradientDescent(x, 1f, ((Tensor)new[] { 1f, 2f, 3f }).To(Gpu));
            RawOps.ResourceApplyWeightDecay(x, 0.5f);
            using (Tensor value = batch.Operand(x.Handle))
            {
                RawOps.ResourceApplyMovingAverage(y, 0.5f, value);
            }

            RawOps.ResourceApplyWeightDecay(x, 1f);
            batch.Run();
        }

        Assert.Equal([0.75f, 1.5f, 2.25f], y.Read().ToArray<float>());
        Assert.Equal([0f, 0f, 0f], x.Read().ToArray<float>());
    }

    [DeviceFact]
    public void An_update_that_waits_runs_before_the_variable_is_read()
    {
        using TensorScope scope = new();
        Variable[] variables = Variables(3, Gpu);
        float[] before = variables[1].Read().ToArray<float>();
        using (Batch(variables))
        {
            foreach (Variable variable in variables)
            {
                RawOps.ResourceApplyGradientDescent(variable, 1f, Like(variable));
            }

            Assert.Equal(before.Select(x => x - 1), RawOps.Mul(variables[1], ((Tensor)1f).To(Gpu)).ToArray<float>());
        }

        Assert.Equal(before, variables[1].Read().ToArray<float>());
    }

    // What the caller drops at once is given back behind the launch, not before: the bytes of the next ones would be read.
    [DeviceFact]
    public void Gradients_that_are_dropped_live_until_the_launch()
    {
        Variable[] variables = Variables(40, Gpu);
        float[][] before = [.. variables.Select(variable => variable.Read().ToArray<float>())];
        using (UpdateBatch batch = Batch(variables))
        {
            for (int i = 0; i < variables.Length; i++)
            {
                using Tensor host = RawOps.Fill(new[] { (int)variables[i].Shape[0] }, i + 1f);
                using Tensor gradient = host.To(Gpu);
                RawOps.ResourceApplyGradientDescent(variables[i], 1f, gradient);
            }

            batch.Run();
        }

        for (int i = 0; i < variables.Length; i++)
        {
            Assert.Equal(before[i].Select(x => x - (i + 1f)), variables[i].Read().ToArray<float>());
        }
    }

    [DeviceFact]
    public void A_step_of_many_updates_makes_no_garbage_that_grows()
    {
        Variable[] variables = Variables(200, Gpu);
        Tensor[] gradients = [.. variables.Select(Like)];
        using Tensor rate = 1e-3f;
        ResourceHandle[] handles = [.. variables.Select(variable => variable.Handle)];
        void Step()
        {
            using UpdateBatch batch = UpdateBatch.Open(handles);
            for (int i = 0; i < variables.Length; i++)
            {
                RawOps.ResourceApplyGradientDescent(handles[i], rate, gradients[i]);
            }

            batch.Run();
        }

        Step();
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Step();
        Step();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Array.ForEach(gradients, gradient => gradient.Dispose());
    }

    // Memory that begins off a pack goes element by element, and so not with others.
    [DeviceFact]
    public void Operands_off_a_pack_are_launched_one_by_one() => FailureTests.With(new FaultyDriver { OffPack = true }, _ =>
    {
        using TensorScope scope = new();
        Variable[] variables = Variables(9, Gpu);
        using (UpdateBatch batch = Batch(variables))
        {
            Array.ForEach(variables, variable => RawOps.ResourceApplyGradientDescent(variable, 1f, Like(variable)));
            Gpu.Synchronize();
            long before = Emulator.Launches;
            batch.Run();
            Gpu.Synchronize();
            Assert.Equal(before + 9, Emulator.Launches);
        }

        foreach ((Variable host, Variable onDevice) in Variables(9, Device.Cpu).Zip(variables))
        {
            Assert.Equal(host.Read().ToArray<float>().Select(x => x - 1), onDevice.Read().ToArray<float>());
        }

        Array.ForEach(variables, variable => variable.Dispose());
    });

    [DeviceTheory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 7)]
    [InlineData(2, 2, 11)]
    public void Any_schedule_of_the_device_gives_the_same(int schedule, int order, ulong seed)
    {
        Emulator.Schedule(schedule, order, seed);
        try
        {
            Updates_that_are_launched_together_give_the_bits_of_each_alone(DType.Float32);
            Updates_of_one_variable_keep_their_order();
            Gradients_that_are_dropped_live_until_the_launch();
        }
        finally
        {
            Emulator.Schedule(0, 0, 0);
        }
    }

    private static Optimizer Make(string name) => name switch
    {
        "sgd" => new SGD(0.125),
        "momentum" => new SGD(0.125, momentum: 0.5),
        _ => new Adam(0.125),
    };

    private static Variable[] Variables(int count, Device device) => [.. Enumerable.Range(0, count).Select(i =>
        new Variable(Values(DType.Float32, 1 + (i * 7 % 50), i), name: $"v{i}", device: device))];

    private static Variable[] Of(DType dtype, int seed) =>
        [.. Lengths.Select((length, i) => new Variable(Values(dtype, length, seed + (3 * i)), device: Gpu))];

    private static GradientAndVariable[] Pairs(Variable[] variables, int step) => [.. variables.Select((variable, i) =>
        new GradientAndVariable(
            new Gradient(Values(DType.Float32, (int)variable.Shape[0], (100 * step) + i).To(variable.Device)), variable))];

    private static Tensor Like(Variable variable) =>
        RawOps.Cast(RawOps.Fill(new[] { (int)variable.Shape[0] }, 1f), dstT: variable.DType).To(Gpu);

    private static Tensor Values(DType dtype, int length, int seed) =>
        RawOps.Cast(RawOps.StatelessRandomNormal(new[] { length }, new[] { seed, 5 }, DType.Float32), dstT: dtype);

    private static UpdateBatch Batch(Variable[] variables) => UpdateBatch.Open([.. variables.Select(v => v.Handle)]);

    private static string[] Bits(Variable[] variables) => [.. variables.Select(variable =>
    {
        using Tensor value = variable.Read();
        using HostRead read = new(value);
        return Convert.ToHexString(TensorAccess.Bytes(read.Tensor));
    })];
}
