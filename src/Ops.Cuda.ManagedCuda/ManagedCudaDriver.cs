using System.Text;
using ManagedCuda;
using ManagedCuda.BasicTypes;
using Native = ManagedCuda.DriverAPINativeMethods;

namespace RawOpsNet.Cuda;

/// <summary>Calls the driver through ManagedCuda 12.</summary>
public sealed partial class ManagedCudaDriver : ICudaDriver
{
    private const int MostArguments = 64;
    private const int NameBytes = 256;
    private const int LogBytes = 8192;

    // cuLaunchKernel takes an array there: one for each number of arguments, so that a launch makes no garbage.
    [ThreadStatic]
    private static IntPtr[]?[]? t_arguments;

    // cuFuncGetParamInfo is there from 12.4 on; an older driver throws once.
    private bool _lacksParameters;

    /// <summary>Makes the adapter.</summary>
    public ManagedCudaDriver() => ManagedCudaAdapter.Touch();

    /// <inheritdoc/>
    public string Name => "ManagedCuda " + typeof(Native).Assembly.GetName().Version;

    /// <inheritdoc/>
    public string Searched => CudaLibraries.SearchedForDriver;

    /// <inheritdoc/>
    public CudaStatus Initialize()
    {
        try
        {
            return Of(Native.cuInit(CUInitializationFlags.None));
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return CudaStatus.NoDevice;
        }
    }

    /// <inheritdoc/>
    public CudaStatus DriverVersion(out int version)
    {
        version = 0;
        return Of(Native.cuDriverGetVersion(ref version));
    }

    /// <inheritdoc/>
    public CudaStatus DeviceCount(out int count)
    {
        count = 0;
        return Of(Native.DeviceManagement.cuDeviceGetCount(ref count));
    }

    /// <inheritdoc/>
    public CudaStatus GetDevice(int ordinal, out int device)
    {
        CUdevice found = default;
        CUResult result = Native.DeviceManagement.cuDeviceGet(ref found, ordinal);
        device = found.Pointer;
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus DeviceName(int device, out string name)
    {
        byte[] text = new byte[NameBytes];
        CudaStatus status = Of(Native.DeviceManagement.cuDeviceGetName(text, NameBytes, Device(device)));
        name = status == CudaStatus.Success ? Text(text) : "";
        return status;
    }

    /// <inheritdoc/>
    public CudaStatus DeviceMemory(int device, out nuint bytes)
    {
        SizeT total = default;
        CUResult result = Native.DeviceManagement.cuDeviceTotalMem_v2(ref total, Device(device));
        bytes = (nuint)(ulong)total;
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus DeviceAttribute(int device, CudaDeviceProperty attribute, out int value)
    {
        value = 0;
        return Of(Native.DeviceManagement.cuDeviceGetAttribute(ref value, (CUDeviceAttribute)(int)attribute, Device(device)));
    }

    /// <inheritdoc/>
    public CudaStatus RetainPrimaryContext(int device, out nint context)
    {
        CUcontext retained = default;
        CUResult result = Native.ContextManagement.cuDevicePrimaryCtxRetain(ref retained, Device(device));
        context = retained.Pointer;
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus ReleasePrimaryContext(int device) =>
        Of(Native.ContextManagement.cuDevicePrimaryCtxRelease(Device(device)));

    /// <inheritdoc/>
    public CudaStatus SetCurrent(nint context) =>
        Of(Native.ContextManagement.cuCtxSetCurrent(new CUcontext { Pointer = context }));

    /// <inheritdoc/>
    public CudaStatus MemoryInfo(out nuint free, out nuint total)
    {
        SizeT left = default, all = default;
        CUResult result = Native.MemoryManagement.cuMemGetInfo_v2(ref left, ref all);
        (free, total) = ((nuint)(ulong)left, (nuint)(ulong)all);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus GetAttribute(CudaFunction function, CudaFunctionProperty attribute, out int value)
    {
        value = 0;
        return Of(Native.FunctionManagement.cuFuncGetAttribute(
            ref value, (CUFunctionAttribute)(int)attribute, Function(function)));
    }

    /// <inheritdoc/>
    public CudaStatus SetAttribute(CudaFunction function, CudaFunctionProperty attribute, int value) =>
        Of(Native.FunctionManagement.cuFuncSetAttribute(Function(function), (CUFunctionAttribute)(int)attribute, value));

    /// <inheritdoc/>
    public CudaStatus GetParameter(CudaFunction function, int index, out int offset, out int bytes)
    {
        SizeT at = default, size = default;
        CudaStatus status = CudaStatus.NotFound;
        if (!_lacksParameters)
        {
            try
            {
                status = Of(Native.FunctionManagement.cuFuncGetParamInfo(Function(function), new SizeT(index), ref at, ref size));
            }
            catch (EntryPointNotFoundException)
            {
                _lacksParameters = true;
            }
        }

        (offset, bytes) = ((int)(ulong)at, (int)(ulong)size);
        return status;
    }

    /// <inheritdoc/>
    public CudaStatus Launch(
        CudaFunction function, CudaGrid grid, CudaGrid block, uint sharedBytes, CudaStream stream, ReadOnlySpan<nint> arguments)
    {
        IntPtr[]?[] kept = t_arguments ??= new IntPtr[MostArguments + 1][];
        IntPtr[] array = arguments.Length <= MostArguments
            ? kept[arguments.Length] ??= new IntPtr[arguments.Length]
            : new IntPtr[arguments.Length];
        arguments.CopyTo(array);
        return Of(Native.Launch.cuLaunchKernel(
            Function(function), grid.X, grid.Y, grid.Z, block.X, block.Y, block.Z, sharedBytes, Stream(stream), array, null!));
    }

    private static CudaStatus Of(CUResult result) => (CudaStatus)(int)result;

    private static CUdevice Device(int device) => new() { Pointer = device };

    private static CUfunction Function(CudaFunction function) => new() { Pointer = function.Value };

    private static CUstream Stream(CudaStream stream) => new() { Pointer = stream.Value };

    private static CUevent Event(CudaEvent mark) => new() { Pointer = mark.Value };

    private static CUdeviceptr Address(CudaAddress address) => new(new SizeT(address.Value));

    private static SizeT Size(nuint bytes) => new((ulong)bytes);

    private static string Text(byte[] text)
    {
        int end = Array.IndexOf(text, (byte)0);
        return Encoding.UTF8.GetString(text, 0, end < 0 ? text.Length : end);
    }
}
