namespace RawOpsNet.OpServices;

/// <summary>Brings the gradient of a copy back to the device that was copied from.</summary>
internal sealed class ToDeviceGradient : OpGradient
{
    public static readonly ToDeviceGradient Instance = new();

    public override string Op => "To";

    public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
    {
        Device origin = Device.FromCode((int)saved.Long());
        if (into.Wants(0))
        {
            into.Set(0, upstream[0].To(origin));
        }
    }
}
