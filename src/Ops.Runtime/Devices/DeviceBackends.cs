using System.Reflection;

namespace RawOpsNet.OpServices;

/// <summary>Finds what serves a kind of device, once.</summary>
internal static class DeviceBackends
{
    private const string CudaAssembly = "RawOps.Cuda";

    private static readonly Lock Gate = new();
    private static DeviceBackend? s_gpu;
    private static ulong s_usable;

    /// <summary>What serves a device, or null with the reason where nothing does.</summary>
    public static DeviceBackend? Find(Device device, out string? whyNot)
    {
        if (device.IsCpu)
        {
            whyNot = "cpu:0 is the host: no device backend serves it.";
            return null;
        }

        DeviceBackend? backend = Volatile.Read(ref s_gpu) ?? Load();
        whyNot = backend is null
            ? $"The assembly {CudaAssembly} is not there: reference the package RawOpsNet.Cuda."
            : backend.WhyNot(device.Index);
        return backend;
    }

    /// <summary>What serves a usable device; throws where it is not.</summary>
    public static DeviceBackend Require(Device device)
    {
        // Asked at every launch: a device that was usable stays so, or its own calls throw.
        if (!device.IsCpu && device.Index < 64 && (Volatile.Read(ref s_usable) >> device.Index & 1) != 0)
        {
            return s_gpu!;
        }

        DeviceBackend? backend = Find(device, out string? whyNot);
        if (backend is null || whyNot is not null)
        {
            throw new FailedPreconditionException($"{device} cannot be used: {whyNot}");
        }

        if (device.Index < 64)
        {
            Interlocked.Or(ref s_usable, 1ul << device.Index);
        }

        return backend;
    }

    /// <summary>Replaces what serves a kind.</summary>
    public static void Set(DeviceKind kind, DeviceBackend backend)
    {
        if (kind != DeviceKind.Gpu)
        {
            throw new InvalidArgumentException($"No backend can serve {kind}: the host is served by the runtime itself.");
        }

        lock (Gate)
        {
            s_usable = 0;
            Volatile.Write(ref s_gpu, backend);
        }
    }

    private static DeviceBackend? Load()
    {
        lock (Gate)
        {
            return s_gpu ??= Create();
        }
    }

    // Both names are constants: a trimmer that sees them keeps the type and its method.
    private static DeviceBackend? Create()
    {
        Type? type = Type.GetType("RawOpsNet.Cuda.CudaBackend, RawOps.Cuda", throwOnError: false);
        return type?.GetMethod("Create", BindingFlags.Public | BindingFlags.Static)?.Invoke(null, null) as DeviceBackend;
    }
}
