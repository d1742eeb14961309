using System.Diagnostics;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

[Collection(RunsAlone.Name)]
public sealed class ResidentSizeTests
{
    private const int Attempts = 4;
    private const long Allowance = 2 << 20;

    [Fact]
    public void Ten_thousand_steps_need_no_more_memory_than_one_thousand()
    {
        Sequential model = new([new Dense(8, "relu"), new Dense(1)]);
        model.Compile(new SGD(0.01, momentum: 0.9), "mse");
        Tensor x = RawOps.StatelessRandomUniform(new[] { 1000L, 4L }, new[] { 1L, 2L }, DType.Float32);
        Tensor y = RawOps.Sum(x, 1, keepDims: true);
        long Train(int epochs)
        {
            model.Fit(x, y, batchSize: 1, epochs: epochs, verbosity: Verbosity.Silent);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            using Process process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }

        // The compiler's tiers and the collector's heap also grow in the first thousands of steps, and settle; a leak never does.
        long growth = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && growth > Allowance; attempt++)
        {
            long before = Train(1);
            growth = Train(9) - before;
        }

        Assert.True(growth <= Allowance, $"Nine thousand steps took {growth} bytes more, {Attempts} times over.");
    }
}
