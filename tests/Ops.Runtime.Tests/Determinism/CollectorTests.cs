namespace RawOpsNet.Tests.Runtime.Determinism;

/// <summary>A kernel keeps what it reads: a collection meanwhile frees nothing under it.</summary>
public class CollectorTests
{
    private const int Count = 50_000;

    [Fact]
    public void Ops_on_temporaries_are_right_while_the_collector_runs()
    {
        using CancellationTokenSource stop = new();
        Thread collector = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (int i = 0; i < 200; i++)
            {
                Tensor sum = RawOps.Sum(RawOps.AddV2(RawOps.Mul(Filled(i), Filled(2)), RawOps.Neg(Filled(i))), new[] { 0 });

                Assert.Equal((double)i * Count, sum.Item<double>());
            }
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }

    private static Tensor Filled(double value)
    {
        double[] values = new double[Count];
        Array.Fill(values, value);
        return values;
    }
}
