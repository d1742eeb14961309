using System.Globalization;

namespace RawOpsNet.Compare;

/// <summary>Is one line of the table.</summary>
/// <param name="Name">The work.</param>
/// <param name="Peer">The peer.</param>
/// <param name="Threads">The number of threads of both.</param>
/// <param name="Ratio">Our time over the peer's, the median over pairs.</param>
/// <param name="Spread">The largest ratio of a pair less the smallest.</param>
/// <param name="Seconds">Our median time of one run.</param>
/// <param name="PeerSeconds">The peer's median time of one run.</param>
internal sealed record Row(
    string Name, string Peer, int Threads, double Ratio, double Spread, double Seconds, double PeerSeconds)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-26} {Threads} {Peer,-9} {Ratio,6:0.00} {Spread,6:0.00}   {Time(Seconds),10} {Time(PeerSeconds),10}");

    /// <summary>Writes a time with a unit that suits it.</summary>
    public static string Time(double seconds) => FormattableString.Invariant(seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:0.0} ns",
        < 1e-3 => (FormattableString)$"{seconds * 1e6:0.0} µs",
        _ => $"{seconds * 1e3:0.00} ms",
    });
}
