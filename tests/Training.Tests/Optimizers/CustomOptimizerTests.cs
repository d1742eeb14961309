using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class CustomOptimizerTests
{
    [Fact]
    public void An_optimizer_of_ones_own_needs_two_overrides_and_one_raw_op()
    {
        Variable v = new(new float[,] { { 1, 2 }, { 3, 4 } });
        PlainDescent optimizer = new(0.5);
        optimizer.Minimize(() => RawOps.Mul(2f, v), [v]);
        Assert.Equal([0f, 1f, 2f, 3f], ((Tensor)v).ToArray<float>());
        IndexedSlices rows = new(new float[,] { { 1, 1 }, { 1, 1 } }, new[] { 1, 1 }, v.Shape);
        optimizer.ApplyGradients([new(new Gradient(rows), v)]);
        Assert.Equal([0f, 1f, 1f, 2f], ((Tensor)v).ToArray<float>());
        Assert.Equal("PlainDescent", optimizer.GetConfig()["name"]);
    }

    // README shows this class as it stands here.
    private sealed class PlainDescent(double rate) : OptimizerV2("PlainDescent", rate)
    {
        protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
            RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, gradient);

        protected override void ResourceApplySparse(Tensor rows, Variable variable, Tensor indices, ApplyState state) =>
            ResourceApplyDensified(rows, variable, indices, state);
    }
}
