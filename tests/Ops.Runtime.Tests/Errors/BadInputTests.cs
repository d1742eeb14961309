using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Errors;

/// <summary>The classes of bad input that have crashed other registries: each is a typed error that changes nothing.</summary>
public class BadInputTests
{
    private static readonly Tensor Rows = new float[,] { { 1, 1 }, { 2, 2 } };

    public static TheoryData<string, float[], string> Momentum() => new()
    {
        { "grad", [1], "a scalar where rows are expected" },
        { "grad", [1, 2], "rows of a lower rank" },
        { "lr", [], "element 0 of an empty tensor" },
        { "lr", [1, 2], "a vector where a scalar is expected" },
        { "momentum", [], "element 0 of an empty tensor" },
        { "indices", [0, 2], "an index past the end after a good one" },
        { "indices", [0, -1], "a negative index after a good one" },
        { "indices", [0], "fewer indices than rows" },
    };

    [Theory]
    [MemberData(nameof(Momentum))]
    public void A_sparse_update_refuses_a_bad_argument_and_changes_nothing(string argument, float[] values, string why)
    {
        Tensor bad = argument == "indices" ? Array.ConvertAll(values, value => (int)value)
            : argument == "grad" && values.Length == 1 ? values[0] : values;

        using Variable table = new(Rows);
        using Variable accum = new(Rows);

        Refuses(Sparse(table, accum, argument, bad), why, table, accum);
    }

    [Fact]
    public void A_slot_of_another_dtype_is_refused()
    {
        using Variable table = new(Rows);
        using Variable accum = new(new double[,] { { 1, 1 }, { 2, 2 } });

        Refuses(Sparse(table, accum, "lr", 0.1f), "float64 beside float32", table, accum);
    }

    [Fact]
    public void A_slot_of_another_shape_is_refused()
    {
        using Variable table = new(Rows);
        using Variable accum = new(new float[,] { { 1, 1 } });

        Refuses(Sparse(table, accum, "lr", 0.1f), "one row beside two", table, accum);
    }

    [Fact]
    public void A_variable_that_is_its_own_slot_does_not_lock_itself_out()
    {
        using Variable both = new(Rows);

        Sparse(both, both, "lr", 0.1f)();

        Assert.True(both.IsInitialized);
    }

    [Fact]
    public async Task A_failing_call_lets_go_of_its_variables()
    {
        using Variable table = new(Rows);
        using Variable accum = new(Rows);
        Refuses(Sparse(table, accum, "lr", new float[] { 1, 2 }), "a vector where a scalar is expected", table, accum);

        await Task.Run(Sparse(table, accum, "lr", 0.1f)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.NotEqual(Rows.ToArray<float>(), table.Read().ToArray<float>());
        table.Dispose();
        table.Dispose();
    }

    [Fact]
    public void Inputs_that_must_have_one_shape_are_compared() =>
        Assert.All(
            new[] { "ReluGrad", "TanhGrad", "SqrtGrad", "EluGrad", "SoftsignGrad", "RsqrtGrad" },
            op => Refuses(Call(op, new float[] { 1, 2 }, new float[] { 1 }), "one element beside two"));

    [Fact]
    public void An_integer_division_by_zero_is_refused() =>
        Refuses(Call("Div", new[] { 1, 2 }, new[] { 1, 0 }), "a zero divisor");

    [Fact]
    public void A_zero_update_divides_no_variable_of_integers()
    {
        using Variable table = new(new[] { 1, 2, 3 });

        Refuses(Call("ResourceScatterDiv", table, (Tensor)new[] { 1 }, (Tensor)new[] { 0 }), "a zero divisor", table);
    }

    [Fact]
    public void A_negative_or_huge_count_allocates_nothing()
    {
        Refuses(Call("Fill", new[] { -1 }, 1f), "a negative dim");
        Refuses(Call("Fill", new[] { long.MaxValue / 2, 8L }, 1f), "more elements than a tensor can have");
        Refuses(Call("UnsortedSegmentSum", new float[] { 1 }, new[] { 0 }, -1), "a negative number of segments");
    }

    [Fact]
    public void A_list_without_enough_tensors_is_refused()
    {
        Refuses(() => OpRegistry.Get("Pack").Invoke(new OpArguments { ["values"] = Array.Empty<Tensor>() }), "no tensor");
        Refuses(
            () => OpRegistry.Get("ConcatV2").Invoke(new OpArguments { ["values"] = new[] { Rows }, ["axis"] = (Tensor)0 }),
            "one tensor");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_axis_out_of_range_is_refused(int axis)
    {
        Assert.All(
            new[] { "Sum", "Max", "Cumsum", "ArgMax" },
            op => Refuses(Call(op, Rows, axis), $"axis {axis} of a matrix"));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void A_range_without_a_countable_length_is_refused(float limit) =>
        Refuses(Call("Range", 0f, limit, 1f), "a length that is no number of elements");

    [Fact]
    public void A_recorded_call_refuses_what_a_plain_one_refuses()
    {
        using GradientTape tape = new();
        tape.Watch(Rows);

        Refuses(Call("MatMul", Rows, (Tensor)new float[,] { { 1, 2, 3 } }), "inner sizes that differ");
    }

    [Fact]
    public void A_label_is_shown_as_it_is()
    {
        OpArguments arguments = new() { ["x"] = Rows, ["y"] = (Tensor)new float[] { 1, 2, 3 } };
        arguments.Label = "{0} %s %n";

        OpException error = Assert.ThrowsAny<OpException>(() => OpRegistry.Get("AddV2").Invoke(arguments));

        Assert.Contains("{0} %s %n", error.Message, StringComparison.Ordinal);
    }

    private static Action Sparse(Variable table, Variable accum, string argument, Tensor value)
    {
        OpArguments arguments = new()
        {
            ["var"] = table,
            ["accum"] = accum,
            ["lr"] = (Tensor)0.1f,
            ["grad"] = Rows,
            ["indices"] = (Tensor)new[] { 0, 1 },
            ["momentum"] = (Tensor)0.9f,
        };
        arguments[argument] = value;
        return () => OpRegistry.Get("ResourceSparseApplyKerasMomentum").Invoke(arguments);
    }

    private static Action Call(string op, Variable variable, params Tensor[] inputs) => () => Invoke(op, [variable, .. inputs]);

    private static Action Call(string op, params Tensor[] inputs) => () => Invoke(op, inputs);

    private static void Invoke(string op, object[] inputs)
    {
        OpDefinition definition = OpRegistry.Get(op);
        OpArguments arguments = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments[definition.Inputs[i].Name] = inputs[i];
        }

        definition.Invoke(arguments);
    }

    private static void Refuses(Action call, string why, params Variable[] variables)
    {
        byte[][] before = Array.ConvertAll(variables, Bytes);

        Exception? error = Record.Exception(call);

        Assert.True(error is OpException, $"{why}: {error?.ToString() ?? "accepted"}");
        Assert.Equal(before, Array.ConvertAll(variables, Bytes));
    }

    private static byte[] Bytes(Variable variable)
    {
        using Tensor value = variable.Read();
        return TensorAccess.Bytes(value).ToArray();
    }
}
