using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RawOpsNet.Benchmarks;

if (args is ["--training-ops", .. string[] words])
{
    TrainingOpPairs.Print(words, rounds: 15);
    return;
}

// --quick measures in this process, a few short rounds: for the order of magnitude. Without it every case has a process of its
// own.
bool quick = args.Contains("--quick", StringComparer.Ordinal);
Job job = quick
    ? Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7)
        .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(50))
    : Job.Default;
IConfig config = DefaultConfig.Instance.AddJob(job).AddColumn(StatisticColumn.Min, new GigaflopsColumn(), new BandwidthColumn());
BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly)
    .Run([.. args.Where(argument => argument != "--quick")], config);
