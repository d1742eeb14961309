using System.ComponentModel;

namespace RawOpsNet.OpServices;

// What a kind of device is to the runtime. The runtime names no kind but the host's: a backend is found by its type's name.

/// <summary>Holds the tensors of one kind of device and runs ops there; the CUDA backend is <c>RawOps.Cuda</c>'s.</summary>
/// <remarks>
/// Work of a device is ordered as it was called, by one stream; a method returns before its work is done unless it says
/// otherwise. Errors of the device surface where something waits: at a copy to the host, and at <see cref="Synchronize"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceBackend
{
    /// <summary>The number of devices that are there, usable or not; 0 where the driver is missing.</summary>
    public abstract int Count { get; }

    /// <summary>Says why a device cannot be used, and what was searched; null where it can.</summary>
    public abstract string? WhyNot(int index);

    /// <summary>Describes a usable device in a line: name, memory, capability.</summary>
    public abstract string Describe(int index);

    /// <summary>Takes memory of a device, whose bytes are whatever they were.</summary>
    /// <exception cref="ResourceExhaustedException">The device has not so much.</exception>
    public abstract DeviceStorage Allocate(int index, long bytes);

    /// <summary>Counts the bytes of a device that tensors hold, with those that were dropped and not collected yet.</summary>
    public abstract long LiveBytes(int index);

    /// <summary>Counts what was launched on a device: kernels, and products by a library of its vendor.</summary>
    public abstract long Launches(int index);

    /// <summary>Counts the launches among them that were products by a library.</summary>
    public virtual long Products(int index) => 0;

    /// <summary>
    /// Copies a host tensor into one of the device, of the same bytes; the host's may change as soon as it returns.
    /// </summary>
    public abstract void CopyFromHost(Tensor host, Tensor device);

    /// <summary>Copies a device tensor into one of the host, of the same bytes, and waits for it.</summary>
    public abstract void CopyToHost(Tensor device, Tensor host);

    /// <summary>Copies a device tensor into one of the host, as it is now; the task ends when the host's is written.</summary>
    public abstract Task CopyToHostAsync(Tensor device, Tensor host);

    /// <summary>Copies between two tensors of this kind of device, of the same bytes.</summary>
    public abstract void Copy(Tensor from, Tensor to);

    /// <summary>Writes zeros over every byte.</summary>
    public abstract void Clear(Tensor tensor);

    /// <summary>Waits until a device has done what it was told, and throws what went wrong there.</summary>
    public abstract void Synchronize(int index);

    /// <summary>Runs an elementwise body: the inputs broadcast to the shape of the first output.</summary>
    public abstract void Elementwise(in DeviceLaunch launch);

    /// <summary>Runs an update: all inputs have one shape, and the body writes some of them.</summary>
    /// <remarks>Where an <see cref="UpdateBatch"/> is open it waits there, and is launched with others of its kind.</remarks>
    public void Update(in DeviceLaunch launch)
    {
        if (!UpdateBatch.TryDefer(this, launch))
        {
            UpdateAtOnce(launch);
        }
    }

    /// <summary>Runs an update of the rows that a list of indices names, in the order of the list.</summary>
    /// <remarks>Where an <see cref="UpdateBatch"/> is open it waits there.</remarks>
    /// <param name="launch">The operands, in record order, are its inputs.</param>
    /// <param name="indices">int32 or int64, on the host or on the device; each names a row.</param>
    /// <param name="access">How each operand is found.</param>
    public void Rows(in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access)
    {
        if (!UpdateBatch.TryDefer(this, launch, indices, access))
        {
            RowsAtOnce(launch, indices, access);
        }
    }

    /// <summary>Runs an update without waiting for others.</summary>
    protected abstract void UpdateAtOnce(in DeviceLaunch launch);

    /// <summary>Runs an update of rows without waiting for others.</summary>
    protected internal abstract void RowsAtOnce(in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access);

    /// <summary>Makes what collects the updates of a batch; it is used again for the next one.</summary>
    protected internal abstract DeviceUpdates CollectUpdates();

    /// <summary>Reduces the first input to the first output, in one fixed order.</summary>
    /// <param name="launch">One input, one output, attrs.</param>
    /// <param name="axes">Normalised, sorted, each once.</param>
    public abstract void Reduce(in DeviceLaunch launch, ReadOnlySpan<int> axes);

    /// <summary>Runs one entry of a program as it says.</summary>
    public abstract void Launch(in DeviceCall call);

    /// <summary>
    /// Multiplies matrices by a library of the device's vendor; false, with nothing done, where there is none that can.
    /// </summary>
    public virtual bool Multiply(in DeviceMultiply multiply) => false;

    /// <summary>
    /// Announces a kernel that checks what lies on the device, and gives the number that it writes where it finds a fault.
    /// </summary>
    /// <remarks>
    /// The kernel lowers the error word (<see cref="ErrorWord"/>) by <c>atomicMin(word, (u64)number &lt;&lt; 40 | position)</c>:
    /// the first fault of the first kernel stays. A kernel that writes state does nothing unless the word is all ones.
    /// </remarks>
    public abstract uint Expect(int index, DeviceCheck check);

    /// <summary>Gives the error word of a device, a <c>u64*</c> parameter.</summary>
    public abstract DeviceArgument ErrorWord(int index);

    /// <summary>Whether a check waits for its device: an update must look at the error word then.</summary>
    public abstract bool HasChecks(int index);

    /// <summary>Registers what serves a kind of device; the last one counts.</summary>
    public static void Register(DeviceKind kind, DeviceBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        DeviceBackends.Set(kind, backend);
    }

    /// <summary>Gives what serves a device.</summary>
    /// <exception cref="FailedPreconditionException">
    /// There is no such device, or it cannot be used: the message says why.
    /// </exception>
    public static DeviceBackend Of(Device device) => DeviceBackends.Require(device);
}
