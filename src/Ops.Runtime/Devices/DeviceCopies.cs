namespace RawOpsNet.OpServices;

/// <summary>Copies between tensors of which at least one lies on a device.</summary>
internal static class DeviceCopies
{
    /// <summary>Copies the bytes of one tensor into another of the same number.</summary>
    public static void Copy(Tensor source, Tensor target)
    {
        if (source.Device.IsCpu)
        {
            DeviceBackend.Of(target.Device).CopyFromHost(source, target);
        }
        else if (target.Device.IsCpu)
        {
            DeviceBackend.Of(source.Device).CopyToHost(source, target);
        }
        else
        {
            DeviceBackend.Of(target.Device).Copy(source, target);
        }
    }

    /// <summary>Gives a tensor's values on the host: itself, or a copy that no scope owns and the caller disposes.</summary>
    public static Tensor Host(Tensor tensor)
    {
        if (tensor.Device.IsCpu)
        {
            return tensor;
        }

        Tensor host = TensorAccess.AllocateUnscoped(tensor.Shape, tensor.DType);
        try
        {
            DeviceBackend.Of(tensor.Device).CopyToHost(tensor, host);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
