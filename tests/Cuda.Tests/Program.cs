using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda;

/// <summary>What needs a process to itself: libraries that are found anew, and a device that is lost.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["describe"]:
                Say(DeviceBackend.Of(Device.Gpu()).Describe(0));
                return 0;
            case ["fault"]:
                Fault();
                return 0;
            default:
                return 2;
        }
    }

    private static void Fault()
    {
        DeviceProgram stray = new("stray", "RO_KERNEL(256) stray(f32* y) { *y = 1.0f; }\n");
        Tensor x = ((Tensor)new[] { 1f, 2f }).To(Device.Gpu());
        Tensor host = new[] { 1f, 3f };
        Told("launch", () => DeviceBackend.Of(Device.Gpu()).Launch(new DeviceCall
        {
            Site = new OpSite("Stray", null),
            Program = stray,
            Device = Device.Gpu(),
            DType = DType.Invalid,
            Entry = "stray",
            Grid = 1,
            Block = 1,
            Arguments = [DeviceArgument.Address(64)],
        }));
        Told("wait", Device.Gpu().Synchronize);
        Told("op", () => RawOps.AddV2(x, x));
        Told("read", () => x.ToArray<float>());
        Told("copy", () => host.To(Device.Gpu()));
        Told("allocate", () => Tensor.Zeros([3]).To(Device.Gpu()));
        Told("wait again", Device.Gpu().Synchronize);
        Say($"why not: {Device.Gpu().WhyNot}");
        Say("host: " + RawOps.Sum(host, 0).Item<float>().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Say($"print: {x.ToString()}");
        x.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Say("end");
    }

    private static void Told(string what, Action act)
    {
        try
        {
            act();
        }
        catch (CudaException error)
        {
            Say($"{what}: {error.Message}");
        }
    }

    private static void Say(string line) => Console.Out.Write(line + "\n");
}
