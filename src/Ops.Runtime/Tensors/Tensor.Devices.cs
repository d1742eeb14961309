using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class Tensor
{
    /// <summary>Copies the tensor to a device; gives the tensor itself where it lies there already. Tapes record it.</summary>
    /// <remarks>
    /// A copy to a GPU does not wait; one to the host waits for the ops before it, and throws what went wrong there. Throws
    /// <see cref="FailedPreconditionException"/> where the device cannot be used, and
    /// <see cref="InvalidArgumentException"/> for strings, which lie on the host alone.
    /// </remarks>
    public Tensor To(Device device)
    {
        RequireReadable("To", null, "tensor");
        if (device == Device)
        {
            return this;
        }

        Tensor copy = TensorAccess.Allocate(Shape, DType, device);
        try
        {
            TensorAccess.CopyTo(this, copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        RecordTo(copy);
        return copy;
    }

    /// <summary>Copies the tensor to a device that a text names, such as <c>gpu:0</c>; see <see cref="To(Device)"/>.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> for a text that names no device.</remarks>
    public Tensor To(string device) => To(RawOpsNet.Device.Parse(device));

    /// <summary>Copies the tensor to a device without holding the calling thread until it is there.</summary>
    /// <returns>A task of the copy, of the values as they are at the call; it fails with what went wrong on the device.</returns>
    /// <remarks>
    /// No scope owns the copy of a GPU's tensor, since it outlives the call. Tapes record it as <see cref="To(Device)"/> does.
    /// </remarks>
    public async Task<Tensor> ToAsync(Device device)
    {
        if (Device.IsCpu || !device.IsCpu)
        {
            return To(device);
        }

        RequireReadable("ToAsync", null, "tensor");
        Tensor copy = TensorAccess.AllocateUnscoped(Shape, DType);
        RecordTo(copy);
        await DeviceBackend.Of(Device).CopyToHostAsync(this, copy).ConfigureAwait(false);
        return copy;
    }

    private void RecordTo(Tensor copy)
    {
        if (!Tapes.Watches(this))
        {
            return;
        }

        RecordBuilder record = Tapes.Record(ToDeviceGradient.Instance);
        record.Input(this);
        record.Output(copy);
        record.Save((long)Device.Code);
        record.Done();
    }
}
