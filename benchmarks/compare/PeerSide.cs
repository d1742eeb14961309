namespace RawOpsNet.Compare;

/// <summary>Times a peer's work, in its process.</summary>
/// <param name="peer">The peer.</param>
/// <param name="name">The work.</param>
internal sealed class PeerSide(Peer peer, string name) : ISide
{
    /// <summary>Gets the peer's name.</summary>
    public string PeerName => peer.Name;

    /// <inheritdoc/>
    public double Time(long count) => peer.Time(name, count);
}
