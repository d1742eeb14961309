using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class RecurrentLayerTests
{
    private static readonly Tensor Sequence = Tensor.RandomNormal([2, 5, 3], seed: 4);

    public static TheoryData<RecurrentCell> Cells() =>
        [new SimpleRNNCell(4), new LSTMCell(4), new GRUCell(4), new GRUCell(4, resetAfter: false), new Doubling()];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_layer_gives_what_its_cell_gives_step_by_step(RecurrentCell cell)
    {
        RNN layer = new(cell, returnSequences: true, returnState: true);
        Tensors whole = layer.Invoke((Tensors)Sequence);
        Tensors step = cell.Invoke((Tensors)Sequence[.., 0]);
        for (int i = 1; i < 5; i++)
        {
            LayerAssert.Close(step[0], whole[0][.., i - 1]);
            step = cell.Invoke(new Tensors([Sequence[.., i], .. step.Skip(1)]));
        }

        LayerAssert.Close(step[0], whole[0][.., 4]);
        Assert.Equal(1 + cell.StateSizes.Count, whole.Count);
        Assert.All(step.Zip(whole).Skip(1), pair => LayerAssert.Close(pair.First, pair.Second));
    }

    [Fact]
    public void A_layer_without_sequences_gives_the_last_output()
    {
        LSTMCell cell = new(4);
        Tensor all = new RNN(cell, returnSequences: true).Invoke(Sequence);
        LayerAssert.Close(all[.., ^1], new RNN(cell).Invoke(Sequence));
    }

    [Fact]
    public void Going_backwards_is_going_forwards_over_the_reversed_sequence()
    {
        GRUCell cell = new(4);
        Tensor reversed = Sequence[TensorIndex.All, TensorIndex.Step(-1)];
        LayerAssert.Close(
            new RNN(cell, returnSequences: true).Invoke(reversed),
            new RNN(cell, returnSequences: true, goBackwards: true).Invoke(Sequence));
    }

    [Fact]
    public void Further_inputs_are_the_states_to_begin_with()
    {
        LSTMCell cell = new(4);
        RNN layer = new(cell, returnState: true);
        Tensors first = layer.Invoke((Tensors)Sequence[.., ..2]);
        Tensors second = layer.Invoke(new Tensors([Sequence[.., 2..], .. first.Skip(1)]));
        LayerAssert.Close(layer.Invoke((Tensors)Sequence)[0], second[0]);
    }

    [Fact]
    public void A_stateful_layer_goes_on_where_the_call_before_ended_and_forgets_when_told()
    {
        LSTMCell cell = new(4);
        RNN whole = new(cell);
        RNN layer = new(cell, stateful: true);
        using (new TensorScope())
        {
            layer.Invoke(Sequence[.., ..2]);
        }

        LayerAssert.Close(whole.Invoke(Sequence), layer.Invoke(Sequence[.., 2..]));
        string message = Assert.Throws<InvalidArgumentException>(() => layer.Invoke(Tensor.Zeros([3, 1, 3]))).Message;
        Assert.Contains("3 samples", message, StringComparison.Ordinal);
        Assert.Contains("ResetStates()", message, StringComparison.Ordinal);
        layer.ResetStates();
        LayerAssert.Close(whole.Invoke(Sequence), layer.Invoke(Sequence));
    }

    [Fact]
    public void A_symbolic_call_leaves_no_state()
    {
        LSTM layer = new(2, stateful: true);
        SymbolicTensor input = Input.Of([5, 3]);
        Functional model = new(input, layer.Invoke(input));
        Assert.Equal([-1, 2], model.Outputs[0].Shape);
        Assert.Equal([7, 2], model.Invoke(Tensor.Zeros([7, 5, 3])).Shape);
    }

    [Fact]
    public void The_forget_gate_begins_open()
    {
        LSTM layer = new(2);
        layer.EnsureBuilt([-1, 5, 3]);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 0, 0], ((LSTMCell)layer.Cell).Bias!.Read().ToArray<float>());
        LSTM closed = new(2, unitForgetBias: false);
        closed.EnsureBuilt([-1, 5, 3]);
        Assert.Equal(new float[8], ((LSTMCell)closed.Cell).Bias!.Read().ToArray<float>());
    }

    [Fact]
    public void Both_directions_are_joined_step_by_step()
    {
        LSTM forward = new(2, returnSequences: true);
        LSTM backward = new(2, returnSequences: true, goBackwards: true);
        Tensor ahead = forward.Invoke(Sequence);
        Tensor back = backward.Invoke(Sequence)[TensorIndex.All, TensorIndex.Step(-1)];
        LayerAssert.Close(RawOps.ConcatV2([ahead, back], -1), new Bidirectional(forward, backward).Invoke(Sequence));
        LayerAssert.Close(ahead + back, new Bidirectional(forward, backward, MergeMode.Sum).Invoke(Sequence));
        LayerAssert.Close(ahead * back, new Bidirectional(forward, backward, MergeMode.Mul).Invoke(Sequence));
        LayerAssert.Close((ahead + back) / 2, new Bidirectional(forward, backward, MergeMode.Ave).Invoke(Sequence));
        Tensors both = new Bidirectional(forward, backward, MergeMode.None).Invoke((Tensors)Sequence);
        LayerAssert.Close(ahead, both[0]);
        LayerAssert.Close(back, both[1]);
    }

    [Fact]
    public void One_layer_makes_both_directions_by_its_config()
    {
        Bidirectional layer = new(new GRU(3, "relu", returnSequences: true, name: "both"), MergeMode.Sum);
        Assert.Equal([2, 5, 3], layer.Invoke(Sequence).Shape);
        Assert.Equal(["forward_both", "backward_both"], new[] { layer.ForwardLayer.Name, layer.BackwardLayer.Name });
        Assert.True(layer.BackwardLayer.GoBackwards);
        Assert.Equal(6, layer.Weights.Count);
        GRU built = new(3);
        built.Invoke(Sequence);
        LayerAssert.Refuses(built.Name, "is built", () => new Bidirectional(built));
    }

    [Fact]
    public void Directions_that_do_not_go_together_are_refused()
    {
        Assert.Throws<InvalidArgumentException>(() => new Bidirectional(new LSTM(2), new LSTM(2)));
        Assert.Throws<InvalidArgumentException>(
            () => new Bidirectional(new LSTM(2), new LSTM(2, returnSequences: true, goBackwards: true)));
    }

    [Fact]
    public void Dropout_of_inputs_is_the_same_at_all_steps()
    {
        // With one input of ones, what a step gets tells whether it was dropped.
        SimpleRNN layer = new(
            1, "linear", useBias: false, new Ones(), new Zeros(), dropout: 0.5, seed: 1, returnSequences: true);
        float[] outputs = layer.Invoke(Tensor.Ones([64, 3, 1]), training: true).ToArray<float>();
        Assert.All(outputs, x => Assert.True(x is 0 or 2));
        Assert.All(outputs.Chunk(3), steps => Assert.Single(steps.Distinct()));
        Assert.Equal(2, outputs.Distinct().Count());
        Assert.Equal(Enumerable.Repeat(1f, 192), layer.Invoke(Tensor.Ones([64, 3, 1])).ToArray<float>());
    }

    [Fact]
    public void Dropout_of_the_state_is_the_same_at_all_steps()
    {
        SimpleRNN layer = new(
            1, "linear", useBias: false, new Ones(), new Ones(), recurrentDropout: 0.5, seed: 1, returnSequences: true);
        foreach (float[] steps in layer.Invoke(Tensor.Ones([64, 3, 1]), training: true).ToArray<float>().Chunk(3))
        {
            // The state is dropped at each step, or doubled at each.
            Assert.True(steps is [1, 1, 1] or [1, 3, 7], $"[{string.Join(", ", steps)}]");
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_by_name()
    {
        LSTM layer = new(2, name: "memory");
        LayerAssert.Refuses("memory", "[2, 3]", () => layer.Invoke(Tensor.Zeros([2, 3])));
        LayerAssert.Refuses("memory", "[2, 0, 3]", () => layer.Invoke(Tensor.Zeros([2, 0, 3])));
        layer.Invoke(Tensor.Zeros([2, 1, 3]));
        LayerAssert.Refuses("lstm_cell", "[2, 1, 4]", () => layer.Invoke(Tensor.Zeros([2, 1, 4])));
        LayerAssert.Refuses(
            "memory", "1 states", () => layer.Invoke(new Tensors([Tensor.Zeros([2, 1, 3]), Tensor.Zeros([2, 2])])));
        LayerAssert.Refuses("lstm_cell", "units is 0", () => new LSTM(0));
        LayerAssert.Refuses("gru_cell", "recurrentDropout is 2", () => new GRU(1, recurrentDropout: 2));
    }

    [Fact]
    public void A_layer_is_called_on_each_step()
    {
        Dense dense = new(2);
        TimeDistributed layer = new(dense);
        Tensor output = layer.Invoke(Sequence);
        Assert.Equal([2, 5, 2], output.Shape);
        LayerAssert.Close(dense.Invoke(Sequence[.., 3]), output[.., 3]);
        LayerAssert.Refuses("time_distributed", "[2, 3]", () => new TimeDistributed(new Dense(2)).Invoke(Tensor.Zeros([2, 3])));
    }

    /// <summary>A cell of a user: its output is twice the sum of input and state.</summary>
    private sealed class Doubling : RecurrentCell
    {
        public override IReadOnlyList<long> StateSizes => [3];

        protected override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states)
        {
            Tensor sum = input + states[0];
            return (sum * 2, [sum]);
        }
    }
}
