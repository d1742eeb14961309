using RawOpsNet.Diagnostics;
using RawOpsNet.Models;
using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training.Mistakes;

/// <summary>Where a gradient is null because an op on the way is not differentiable, the op is named.</summary>
public sealed class MissingGradientTests
{
    private static readonly Tensor Floats = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void A_step_names_the_op_that_the_path_ends_in()
    {
        Ends("ArgMax", x => RawOps.Cast(RawOps.ArgMax(x, 1), dstT: DType.Float32));
        Ends("Cast", x => RawOps.Cast(RawOps.Cast(x, dstT: DType.Int32), dstT: DType.Float32));
        Ends("Greater", x => RawOps.Cast(x > 2, dstT: DType.Float32));
        Ends("Equal", x => RawOps.Cast(RawOps.Equal(x, x), dstT: DType.Float32));
        Ends("Ceil", x => RawOps.Ceil(x));
        Ends("StopGradient", x => RawOps.StopGradient(x) * 2);
        Ends("Greater, Less", x => RawOps.Cast(RawOps.LogicalAnd(x > 2, x < 3), dstT: DType.Float32));
    }

    [Fact]
    public void What_only_asks_for_a_shape_is_no_end()
    {
        using Variable w = new(Floats, name: "w");

        Refuses(
            "SGD: no gradients provided for any variable: 'w'. The loss must be",
            () => new SGD(0.1).Minimize(() => RawOps.Sum(RawOps.Fill(RawOps.Shape(w * 2), 1f), new[] { 0, 1 }), [w]));
    }

    [Fact]
    public void A_model_whose_loss_counts_hits_is_told_so()
    {
        Sequential model = new([new Dense(3, name: "dense")], name: "net");
        model.Compile(new SGD(0.1), new Hits());

        Refuses(
            "SGD: no gradients provided for any variable: 'dense/kernel', 'dense/bias'. The path from them to the loss ends in "
            + "ArgMax (not differentiable). The loss must be",
            () => model.TrainOnBatch(Floats, new float[,] { { 0 }, { 1 } }));
    }

    [Fact]
    public void A_variable_among_others_is_warned_of()
    {
        using Variable w = new(Floats, name: "w");
        using Variable v = new(2f, name: "v");

        string[] warnings = WarningsOf(() =>
            new SGD(0.1).Minimize(() => RawOps.Sum(RawOps.Cast(w > v, dstT: DType.Float32), new[] { 0, 1 }) * v, [w, v]));

        Assert.Contains(
            "SGD: gradients do not exist for variables 'w' when minimizing the loss. The path from 'w' to the loss ends in "
            + "Greater (not differentiable). If you are using Model.Compile, did you forget to provide a loss?",
            warnings);
    }

    [Fact]
    public void A_gradient_that_an_op_stops_is_warned_of_once()
    {
        using Variable w = new(Floats, name: "w");
        Gradient? Compute()
        {
            using GradientTape tape = new();
            return tape.Gradient(RawOps.Cast(RawOps.ArgMin(w * 2, 1), dstT: DType.Float32), w);
        }

        Assert.Equal(
            ["ArgMin has no gradient: what depends on its inputs through it gets none."],
            WarningsOf(() => Assert.Null(Compute())));
        Assert.Empty(WarningsOf(() => Assert.Null(Compute())));
    }

    [Fact]
    public void A_mask_beside_a_path_that_goes_on_is_no_mistake()
    {
        using Variable w = new(Floats, name: "w");
        using Variable other = new(1f, name: "other");
        using GradientTape tape = new(persistent: true);
        Tensor loss = RawOps.SelectV2(RawOps.GreaterEqual(w, 2f), w, 0f);
        Tensor wrong = RawOps.Cast(RawOps.LessEqual(other, 2f), dstT: DType.Float32);

        using TapePause pause = tape.StopRecording();
        Assert.Empty(WarningsOf(() => Assert.Equal([0f, 1, 1, 1, 1, 1], tape.Gradient(loss, w)!.ToArray<float>())));
        Assert.Empty(MissingGradients.EndsOf(w.Handle));

        Assert.Null(tape.Gradient(wrong, other));
        Assert.Equal(["LessEqual"], MissingGradients.EndsOf(other.Handle));
        tape.Gradient(loss, w);
        Assert.Empty(MissingGradients.EndsOf(other.Handle));
    }

    private static void Ends(string op, Func<Tensor, Tensor> loss)
    {
        using Variable w = new(Floats, name: "w");
        Refuses(
            $"SGD: no gradients provided for any variable: 'w'. The path from 'w' to the loss ends in {op} (not "
            + "differentiable). The loss must be",
            () => new SGD(0.1).Minimize(() => loss(w * 2), [w]));
    }

    private static void Refuses(string begin, Action step) =>
        Assert.StartsWith(begin, Assert.Throws<InvalidArgumentException>(step).Message, StringComparison.Ordinal);

    private static string[] WarningsOf(Action compute)
    {
        List<string> raised = [];
        int thread = Environment.CurrentManagedThreadId;
        void Listen(string message)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                raised.Add(message);
            }
        }

        Warnings.Raised += Listen;
        try
        {
            compute();
        }
        finally
        {
            Warnings.Raised -= Listen;
        }

        return [.. raised];
    }

    private sealed class Hits() : Loss(LossReduction.Sum, "hits")
    {
        protected override Tensor Compute(Tensor truth, Tensor prediction) =>
            RawOps.Cast(RawOps.ArgMax(prediction, 1), dstT: DType.Float32);
    }
}
