using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Brings what the host works out to a device.</summary>
internal static class DeviceUploads
{
    /// <summary>Makes a vector on a device that no scope owns.</summary>
    public static Tensor Unscoped<T>(ReadOnlySpan<T> values, Device device)
        where T : unmanaged
    {
        using Tensor host = TensorAccess.AllocateUnscoped([values.Length], DTypes.Of<T>());
        values.CopyTo(TensorAccess.Write<T>(host));
        Tensor vector = TensorAccess.AllocateUnscoped([values.Length], host.DType, device);
        DeviceBackend.Of(device).CopyFromHost(host, vector);
        return vector;
    }

    /// <summary>
    /// Gives a host tensor of an output's shape to be filled, for <see cref="Done"/>; the output itself where that lies on the
    /// host.
    /// </summary>
    public static Tensor HostOf(Tensor output) =>
        output.Device.IsCpu ? output : TensorAccess.AllocateUnscoped(output.Shape, output.DType);

    /// <summary>Copies what <see cref="HostOf"/> gave to the output, and lets go of it.</summary>
    public static void Done(Tensor host, Tensor output)
    {
        if (!ReferenceEquals(host, output))
        {
            DeviceBackend.Of(output.Device).CopyFromHost(host, output);
            host.Dispose();
        }
    }
}
