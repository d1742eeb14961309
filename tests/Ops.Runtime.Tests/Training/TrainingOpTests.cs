using RawOpsNet.Tests.Runtime.Golden;

namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>Bad input to every training op of the registry: a typed error, no variable changed, no lock kept.</summary>
public class TrainingOpTests
{
    private static readonly float[] Extremes = [0f, -0f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    public static TheoryData<string> Ops() => [.. TrainingCall.Ops.Select(op => op.Name)];

    public static TheoryData<string> SparseOps() =>
        [.. TrainingCall.Ops.Where(op => op.Name.Contains("Sparse", StringComparison.Ordinal)).Select(op => op.Name)];

    [Fact]
    public void The_ops_are_TensorFlows_thirty_and_extensions()
    {
        string[] required = [.. File.ReadLines(GoldenFolder.Path("required-ops-training.txt"))
            .Where(name => name.Contains("Apply", StringComparison.Ordinal))];

        Assert.Equal(30, required.Length);
        Assert.Subset(TrainingCall.Ops.Select(op => op.Name).ToHashSet(), required.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_legal_call_changes_the_variable(string op)
    {
        TrainingCall call = new(op);
        List<byte[]> before = call.Snapshot();

        call.Run();

        Assert.NotEqual(before[0], call.Snapshot()[0]);
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_bad_argument_is_a_typed_error_that_changes_nothing_and_keeps_no_lock(string op)
    {
        List<string> wrong = [];
        foreach (DType dtype in TrainingCall.DTypesOf(OpRegistry.Get(op)))
        {
            foreach ((string name, Action<TrainingCall> spoil) in TrainingCases.Refused(new TrainingCall(op, dtype)))
            {
                TrainingCall call = new(op, dtype);
                spoil(call);
                List<byte[]> before = call.Snapshot();
                Exception? error = Record.Exception(call.Run);
                if (error is not (OpException or ArgumentException))
                {
                    wrong.Add($"{dtype} {name}: {error?.GetType().Name ?? "no error"}");
                }

                if (!before.SequenceEqual(call.Snapshot(), BytesComparer.Instance))
                {
                    wrong.Add($"{dtype} {name}: a variable changed");
                }

                if (!IsUnlocked(call))
                {
                    wrong.Add($"{dtype} {name}: a lock is kept");
                }
            }

            new TrainingCall(op, dtype).Run();
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void An_extreme_hyper_parameter_is_computed_with_or_refused_without_a_change(string op)
    {
        foreach (DType dtype in TrainingCall.DTypesOf(OpRegistry.Get(op)))
        {
            foreach (string hyper in new TrainingCall(op).Hypers.Where(hyper => hyper != "global_step"))
            {
                foreach (float value in Extremes)
                {
                    TrainingCall call = new(op, dtype);
                    call.Set(hyper, call.Values([], value));
                    List<byte[]> before = call.Snapshot();

                    Exception? error = Record.Exception(call.Run);

                    bool isUnchanged = before.SequenceEqual(call.Snapshot(), BytesComparer.Instance);
                    Assert.True(error is null or InvalidArgumentException, $"{dtype} {hyper} = {value}: {error}");
                    Assert.True(error is null || isUnchanged, $"{dtype} {hyper} = {value}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void A_variable_that_is_its_own_slot_gives_the_same_bits_each_time(string op)
    {
        (TrainingCall first, TrainingCall second) = (new(op), new(op));
        foreach (TrainingCall call in (TrainingCall[])[first, second])
        {
            foreach (string resource in call.Resources.Skip(1))
            {
                call.Arguments[resource] = call.Arguments[call.Target];
            }

            call.Run();
        }

        Assert.Equal(first.Snapshot(), second.Snapshot());
    }

    [Theory]
    [MemberData(nameof(SparseOps))]
    public void No_rows_are_no_change(string op)
    {
        TrainingCall call = new(op);
        call.Set("indices", Array.Empty<long>());
        call.Set(call.Gradient!, TrainingCall.Filled([0, 2]));
        List<byte[]> before = call.Snapshot();

        call.Run();

        Assert.Equal(before, call.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void A_tensor_that_was_read_before_keeps_its_value(string op)
    {
        TrainingCall call = new(op);
        Tensor read = RawOps.ReadVariableOp((ResourceHandle)call.Arguments[call.Target]!, DType.Float32);

        call.Run();

        Assert.All(read.ToArray<float>(), value => Assert.Equal(0.5f, value));
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Random_shapes_are_refused_without_a_change_or_computed(string op)
    {
        Random random = new(17);
        for (int i = 0; i < 300; i++)
        {
            TrainingCall call = new(op);
            foreach (string resource in call.Resources)
            {
                call.Replace(resource, TrainingCall.Filled(RandomShape(random)));
            }

            if (call.Gradient is { } gradient)
            {
                call.Set(gradient, TrainingCall.Filled(RandomShape(random)));
            }

            List<byte[]> before = call.Snapshot();
            Exception? error = Record.Exception(call.Run);

            Assert.True(error is null or InvalidArgumentException, error?.ToString());
            Assert.True(error is null || before.SequenceEqual(call.Snapshot(), BytesComparer.Instance));
        }
    }

    private static Shape RandomShape(Random random)
    {
        long[] dims = new long[random.Next(4)];
        for (int dim = 0; dim < dims.Length; dim++)
        {
            dims[dim] = random.Next(4);
        }

        return new Shape(dims);
    }

    private static bool IsUnlocked(TrainingCall call) => !call.Resources
        .Select(name => call.Arguments[name]).OfType<ResourceHandle>().Any(handle => handle.Gate.IsHeldByCurrentThread);
}
