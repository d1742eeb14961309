namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Is a clock that stands still until it is advanced.</summary>
internal sealed class ManualClock : TimeProvider
{
    private decimal _now;

    public override long TimestampFrequency => 1_000_000_000;

    public void Advance(double seconds) => _now += (decimal)seconds;

    public override long GetTimestamp() => (long)(_now * TimestampFrequency);
}
