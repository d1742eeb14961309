namespace RawOpsNet.OpServices;

/// <summary>Passes the gradient of what was read on to the variable.</summary>
internal sealed class ReadVariableGradient : OpGradient
{
    public static readonly ReadVariableGradient Instance = new();

    public override string Op => "ReadVariableOp";

    public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into) =>
        into.Set(0, upstream.Gradient(0));
}
