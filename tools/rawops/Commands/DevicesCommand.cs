using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>Lists the devices: those that can be used with what they are, and why a GPU cannot.</summary>
internal sealed class DevicesCommand(TextWriter output)
{
    /// <summary>Prints a line a device.</summary>
    public int Run()
    {
        foreach (Device device in Device.List())
        {
            output.WriteLine(device.IsCpu
                ? FormattableString.Invariant($"{device}  the host, {Environment.ProcessorCount} processors")
                : $"{device}  {DeviceBackend.Of(device).Describe(device.Index)}");
        }

        if (Device.Gpu().WhyNot is { } whyNot)
        {
            output.WriteLine($"{Device.Gpu()}  not available: {whyNot}");
        }

        return 0;
    }
}
