using System.ComponentModel;
using RawOpsNet.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>Stands on the tape for an op without a gradient: its inputs get none, with a warning that names the op.</summary>
/// <param name="op">The op's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoGradient(string op) : OpGradient
{
    private bool _warned;

    /// <inheritdoc/>
    public override string Op => op;

    /// <inheritdoc/>
    public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
    {
        // Stopping the gradient is what StopGradient is for.
        if (!_warned && op != "StopGradient")
        {
            _warned = true;
            Warnings.Raise($"{op} has no gradient: what depends on its inputs through it gets none.");
        }
    }
}
