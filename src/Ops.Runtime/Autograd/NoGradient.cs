using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Stands on the tape for an op without a gradient: its inputs get none, with a warning that names the op.</summary>
/// <param name="op">The op's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoGradient(string op) : OpGradient
{
    /// <inheritdoc/>
    public override string Op => op;

    /// <inheritdoc/>
    public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into) =>
        MissingGradients.WarnOnce(op);
}
