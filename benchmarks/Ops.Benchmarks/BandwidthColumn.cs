using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace RawOpsNet.Benchmarks;

/// <summary>Shows the bandwidth of a training op as a share of that of a *= s, by the quickest rounds.</summary>
internal sealed class BandwidthColumn : IColumn
{
    public string Id => nameof(BandwidthColumn);

    public string ColumnName => "of a *= s";

    public string Legend => "GB/s, and the share of what a *= s moves in the same run";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 1;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        BenchmarkCase? scale = summary.BenchmarksCases.FirstOrDefault(other => OpOf(other) == TrainingOpBenchmarks.Scale);
        return Rate(summary, benchmarkCase) is not { } rate ? "-"
            : scale is not null && Rate(summary, scale) is { } whole
                ? string.Create(CultureInfo.InvariantCulture, $"{rate:F1} GB/s, {rate / whole:F2}")
                : string.Create(CultureInfo.InvariantCulture, $"{rate:F1} GB/s");
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmark => OpOf(benchmark) is not null);

    private static string? OpOf(BenchmarkCase benchmark) => benchmark.Descriptor.Type == typeof(TrainingOpBenchmarks)
        ? (string)benchmark.Parameters[nameof(TrainingOpBenchmarks.Op)] : null;

    private static double? Rate(Summary summary, BenchmarkCase benchmark) =>
        OpOf(benchmark) is { } op && summary[benchmark]?.ResultStatistics is { } times
            ? TrainingOpBenchmarks.BytesOf(op) / times.Min : null;
}
