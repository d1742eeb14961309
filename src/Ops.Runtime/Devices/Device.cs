using System.Globalization;

namespace RawOpsNet;

/// <summary>Names the place where a tensor lives and an op runs: a kind and an index.</summary>
public readonly record struct Device
{
    [ThreadStatic]
    private static Device? t_current;

    // The kind above the index: every call compares devices.
    private readonly int _code;

    private Device(DeviceKind kind, int index) => _code = ((int)kind << 16) | index;

    private Device(int code) => _code = code;

    /// <summary>The host: all its cores are one device.</summary>
    public static Device Cpu => default;

    /// <summary>
    /// The device of the innermost open <see cref="Scope(Device)"/> of this thread, or null where none is open.
    /// </summary>
    public static Device? Current => t_current;

    /// <summary>The kind of the device.</summary>
    public DeviceKind Kind => (DeviceKind)(_code >> 16);

    /// <summary>The number of the device among those of its kind, from 0.</summary>
    public int Index => _code & ushort.MaxValue;

    /// <summary>Whether the device is the host.</summary>
    public bool IsCpu => _code == 0;

    /// <summary>The short name: <c>cpu:0</c>, <c>gpu:1</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(IsCpu ? "cpu" : "gpu")}:{Index}");

    /// <summary>Whether the device can be used: the host always, a GPU where a driver has it.</summary>
    public bool IsAvailable => WhyNot is null;

    /// <summary>
    /// Why the device cannot be used, with what was searched; null where it can. The first question looks for the driver.
    /// </summary>
    public string? WhyNot
    {
        get
        {
            if (IsCpu)
            {
                return null;
            }

            OpServices.DeviceBackends.Find(this, out string? whyNot);
            return whyNot;
        }
    }

    /// <summary>The device as C# writes it.</summary>
    internal string Written =>
        IsCpu ? "Device.Cpu" : string.Create(CultureInfo.InvariantCulture, $"Device.Gpu({Index})");

    /// <summary>The device as a number, for records.</summary>
    internal int Code => _code;

    /// <summary>Tells whether two devices are the same.</summary>
    public bool Equals(Device other) => _code == other._code;

    /// <inheritdoc/>
    public override int GetHashCode() => _code;

    /// <summary>Names a CUDA device. Throws <see cref="InvalidArgumentException"/> for an index outside 0 to 65535.</summary>
    public static Device Gpu(int index = 0) =>
        index is >= 0 and <= ushort.MaxValue
            ? new Device(DeviceKind.Gpu, index)
            : throw new InvalidArgumentException($"A gpu's index is 0 to 65535, not {index}.");

    /// <summary>Lists the devices that can be used: the host, then the GPUs.</summary>
    public static IReadOnlyList<Device> List()
    {
        List<Device> devices = [Cpu];
        int count = OpServices.DeviceBackends.Find(Gpu(), out _)?.Count ?? 0;
        for (int index = 0; index < count; index++)
        {
            if (Gpu(index).IsAvailable)
            {
                devices.Add(Gpu(index));
            }
        }

        return devices;
    }

    /// <summary>
    /// Waits until the device has done what it was told, and throws what went wrong there. The host never waits.
    /// </summary>
    public void Synchronize()
    {
        if (!IsCpu)
        {
            OpServices.DeviceBackend.Of(this).Synchronize(Index);
        }
    }

    /// <summary>Opens a scope on the device that a text names, such as <c>gpu:0</c>; see <see cref="Scope(Device)"/>.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> for a text that names no device.</remarks>
    public static DeviceScope Scope(string device) => Scope(Parse(device));

    /// <summary>
    /// Opens a scope that places the ops of this thread: those without inputs, and <see cref="Variable"/>, make what they make
    /// on the device; those whose inputs lie elsewhere throw <see cref="InvalidArgumentException"/>, with the copy to write.
    /// </summary>
    /// <remarks>
    /// <para>Not held to the scope are host inputs (shapes, axes, hyper-parameters), scalars that go to a device by value, ops on
    /// variables, which run where the variable lives, ops that read shapes, and gradients, which run where the forward pass
    /// did.</para>
    /// <para>Dispose it on the same thread; scopes nest.</para>
    /// </remarks>
    public static DeviceScope Scope(Device device)
    {
        DeviceScope scope = new(t_current);
        Restore(device);
        return scope;
    }

    /// <summary>Reads a device's name: <c>cpu</c>, <c>gpu:0</c>, <c>GPU:1</c> or <c>/device:GPU:1</c>, in either case.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> for a text that names none.</remarks>
    public static Device Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out Device device)
            ? device
            : throw new InvalidArgumentException(
                $"'{text}' names no device; cpu:0, gpu:0 and /device:GPU:0 are examples.{DeviceMeant(text)}");
    }

    // What PyTorch and drivers call it, else what lies near.
    private static string DeviceMeant(string text)
    {
        string kind = text[(text.LastIndexOf('/') + 1)..].Replace("device:", "", StringComparison.OrdinalIgnoreCase);
        int colon = kind.IndexOf(':');
        (string word, string index) = colon < 0 ? (kind, "") : (kind[..colon], kind[colon..]);
        string meant = word.ToUpperInvariant() switch
        {
            "CPU" => "cpu",
            "GPU" or "CUDA" => "gpu",
            _ => OpServices.UnknownName.Nearest(word, ["gpu", "cpu"]) ?? "",
        };
        string name = meant + (meant == "cpu" ? "" : index);
        return TryParse(name, out _) ? $" Did you mean '{name}'?" : "";
    }

    /// <summary>Reads a device's name; false where the text names none.</summary>
    public static bool TryParse(string? text, out Device device)
    {
        device = default;
        ReadOnlySpan<char> rest = text.AsSpan();
        int mark = rest.LastIndexOf("device:", StringComparison.OrdinalIgnoreCase);
        rest = mark >= 0 ? rest[(mark + "device:".Length)..] : rest.TrimStart('/');
        int colon = rest.IndexOf(':');
        ReadOnlySpan<char> kind = colon < 0 ? rest : rest[..colon];
        ushort index = 0;
        if (colon >= 0 && !ushort.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out index))
        {
            return false;
        }

        if (kind.Equals("gpu", StringComparison.OrdinalIgnoreCase))
        {
            device = Gpu(index);
            return true;
        }

        // The host is one device: cpu:0 alone.
        return kind.Equals("cpu", StringComparison.OrdinalIgnoreCase) && index == 0;
    }

    /// <summary>Writes the short name.</summary>
    public override string ToString() => Name;

    internal static Device FromCode(int code) => new(code);

    /// <summary>Leaves the open scopes until the result is disposed: ops run where their inputs lie.</summary>
    internal static DeviceScope Unplaced()
    {
        DeviceScope scope = new(t_current);
        Restore(null);
        return scope;
    }

    internal static void Restore(Device? device)
    {
        int change = (device is null ? 0 : 1) - (t_current is null ? 0 : 1);
        t_current = device;
        if (change != 0)
        {
            OpServices.OpObservers.Add(change);
            OpServices.TapeThread.AddObservers(change);
        }
    }
}
