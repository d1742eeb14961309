using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Launches entries: writes the arguments as the device lays them out, and compares their number and sizes with the entry's
/// parameters, which no driver does.
/// </summary>
internal static unsafe class CudaLauncher
{
    /// <summary>Room for the bytes of one argument that is no struct.</summary>
    public const int ValueBytes = 32;

    private const int MostArguments = 64;

    // A launch takes 4 KB of parameters on every driver; structs are passed where they are.
    private const int MostStructBytes = 4096;

    // Blocks of a grid for each multiprocessor: as many as it can hold, twice.
    private const long BlocksEach = 16;

    /// <summary>A grid of one dim for a number of items, at most what fills the device: kernels stride over the rest.</summary>
    public static uint Blocks(CudaDevice device, long items, long each) =>
        (uint)Math.Min((items + each - 1) / each, device.Multiprocessors * BlocksEach);

    /// <summary>Launches an entry.</summary>
    public static void Launch(
        CudaDevice device, in OpSite site, CudaEntry entry, CudaGrid grid, CudaGrid block, uint sharedBytes,
        ReadOnlySpan<DeviceArgument> arguments)
    {
        if (grid.X == 0 || grid.Y == 0 || grid.Z == 0)
        {
            return;
        }

        if (arguments.Length > MostArguments)
        {
            throw Refused(site, entry, $"{arguments.Length} arguments are more than {MostArguments}.");
        }

        byte* values = stackalloc byte[arguments.Length * ValueBytes];
        nint* addresses = stackalloc nint[arguments.Length];
        int[]? sizes = entry.ParameterBytes;
        if (sizes is not null && sizes.Length != arguments.Length)
        {
            throw Refused(site, entry, string.Create(
                CultureInfo.InvariantCulture, $"it takes {sizes.Length} arguments, {arguments.Length} were given."));
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            byte* place = values + (i * ValueBytes);
            int bytes = Write(device, arguments[i], place);
            addresses[i] = arguments[i].Kind == DeviceArgumentKind.Struct ? (nint)arguments[i].Bits : (nint)place;
            if ((sizes is not null && sizes[i] != bytes) || bytes > MostStructBytes)
            {
                throw Refused(site, entry, string.Create(
                    CultureInfo.InvariantCulture,
                    $"argument {i} has {bytes} bytes; its parameter has {(sizes is null ? MostStructBytes : sizes[i])}."));
            }
        }

        device.Launch(entry, grid, block, sharedBytes, new ReadOnlySpan<nint>(addresses, arguments.Length));
        KeepAlive(arguments);
    }

    /// <summary>The address of a tensor's first byte on its device.</summary>
    public static ulong AddressOf(CudaDevice device, Tensor tensor) =>
        TensorAccess.OnDevice(tensor) is { } storage && tensor.Device.Index == device.Index
            ? storage.Address
            : throw new InvalidArgumentException(
                $"The {tensor.DType.Name} tensor of shape {tensor.Shape} lies on {tensor.Device}, but the kernel runs on "
                + $"gpu:{device.Index}; copy it with .To(Device.Gpu({device.Index})).");

    /// <summary>Writes a value where the driver reads it, and gives the bytes of its parameter.</summary>
    public static int Write(CudaDevice device, in DeviceArgument argument, byte* place)
    {
        switch (argument.Kind)
        {
            case DeviceArgumentKind.Address:
                *(ulong*)place = AddressOf(device, argument.Tensor!) + argument.Bits;
                return sizeof(ulong);
            case DeviceArgumentKind.Scalar:
                return WriteScalar(device, argument.Tensor!, argument.Size, place);
            case DeviceArgumentKind.Value:
                *(ulong*)place = argument.Bits;
                return argument.Size;
            default:
                return argument.Size;
        }
    }

    // struct { const T* pointer; T value; }: the value of 16 bytes is aligned to them.
    private static int WriteScalar(CudaDevice device, Tensor scalar, int size, byte* place)
    {
        bool isHost = scalar.Device.IsCpu;
        int at = Math.Max(sizeof(ulong), size);
        new Span<byte>(place, 2 * at).Clear();
        *(ulong*)place = isHost ? 0 : AddressOf(device, scalar);
        if (isHost)
        {
            Buffer.MemoryCopy(TensorAccess.Pointer(scalar), place + at, size, size);
        }

        return 2 * at;
    }

    private static InternalException Refused(in OpSite site, CudaEntry entry, string why) =>
        new($"The kernel '{entry.Name}' was not launched: {why}", site.Op, site.Label);

    private static void KeepAlive(ReadOnlySpan<DeviceArgument> arguments)
    {
        foreach (DeviceArgument argument in arguments)
        {
            GC.KeepAlive(argument.Tensor);
        }
    }
}
