using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(RawOpsNet.Benchmarks.ElementwiseBenchmarks).Assembly).Run(args);
