using System.Runtime.InteropServices;
using ManagedCuda.BasicTypes;

namespace ManagedCuda;

// As the package does: the import is called nvcuda, and a resolver asks for the link libcuda.so, which a driver alone lacks.
public static class DriverAPINativeMethods
{
    private const string Library = "nvcuda";

    static DriverAPINativeMethods() => NativeLibrary.SetDllImportResolver(
        typeof(DriverAPINativeMethods).Assembly,
        (name, assembly, _) =>
            OperatingSystem.IsLinux() && Link(name) is { } link
            && NativeLibrary.TryLoad(link, assembly, DllImportSearchPath.SafeDirectories, out nint library) ? library : 0);

    private static string? Link(string name) => name == Library ? "libcuda" : name == "nvrtc64_120_0" ? "nvrtc" : null;

    [DllImport(Library)]
    public static extern CUResult cuInit(CUInitializationFlags flags);

    [DllImport(Library)]
    public static extern CUResult cuDriverGetVersion(ref int version);

    public static class DeviceManagement
    {
        [DllImport(Library)]
        public static extern CUResult cuDeviceGet(ref CUdevice device, int ordinal);

        [DllImport(Library)]
        public static extern CUResult cuDeviceGetCount(ref int count);

        [DllImport(Library)]
        public static extern CUResult cuDeviceGetName([Out] byte[] name, int length, CUdevice device);

        [DllImport(Library)]
        public static extern CUResult cuDeviceTotalMem_v2(ref SizeT bytes, CUdevice device);

        [DllImport(Library)]
        public static extern CUResult cuDeviceGetAttribute(ref int value, CUDeviceAttribute attribute, CUdevice device);

        [DllImport(Library)]
        public static extern CUResult cuDeviceGetDefaultMemPool(ref CUmemoryPool pool, CUdevice device);
    }

    public static class ContextManagement
    {
        [DllImport(Library)]
        public static extern CUResult cuDevicePrimaryCtxRetain(ref CUcontext context, CUdevice device);

        [DllImport(Library, EntryPoint = "cuDevicePrimaryCtxRelease_v2")]
        public static extern CUResult cuDevicePrimaryCtxRelease(CUdevice device);

        [DllImport(Library)]
        public static extern CUResult cuCtxSetCurrent(CUcontext context);
    }

    public static class ModuleManagement
    {
        [DllImport(Library)]
        public static extern CUResult cuModuleLoadDataEx(
            ref CUmodule module, [In] byte[] image, uint count, [In] CUJITOption[] options, [In, Out] IntPtr[] values);

        [DllImport(Library)]
        public static extern CUResult cuModuleUnload(CUmodule module);

        [DllImport(Library)]
        public static extern CUResult cuModuleGetFunction(ref CUfunction function, CUmodule module, string name);
    }

    public static class FunctionManagement
    {
        [DllImport(Library)]
        public static extern CUResult cuFuncGetAttribute(ref int value, CUFunctionAttribute attribute, CUfunction function);

        [DllImport(Library)]
        public static extern CUResult cuFuncSetAttribute(CUfunction function, CUFunctionAttribute attribute, int value);

        [DllImport(Library)]
        public static extern CUResult cuFuncGetParamInfo(CUfunction function, SizeT index, ref SizeT offset, ref SizeT bytes);
    }

    public static class Launch
    {
        [DllImport(Library)]
        public static extern CUResult cuLaunchKernel(
            CUfunction function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint sharedBytes,
            CUstream stream, IntPtr[] arguments, IntPtr[] extra);
    }

    public static class MemoryManagement
    {
        [DllImport(Library)]
        public static extern CUResult cuMemGetInfo_v2(ref SizeT free, ref SizeT total);

        [DllImport(Library)]
        public static extern CUResult cuMemAlloc_v2(ref CUdeviceptr pointer, SizeT bytes);

        [DllImport(Library)]
        public static extern CUResult cuMemFree_v2(CUdeviceptr pointer);

        [DllImport(Library)]
        public static extern CUResult cuMemAllocAsync(ref CUdeviceptr pointer, SizeT bytes, CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuMemFreeAsync(CUdeviceptr pointer, CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attribute, ref ulong value);

        [DllImport(Library)]
        public static extern CUResult cuMemHostAlloc(ref IntPtr pointer, SizeT bytes, CUMemHostAllocFlags flags);

        [DllImport(Library)]
        public static extern CUResult cuMemFreeHost(IntPtr pointer);
    }

    public static class AsynchronousMemcpy_v2
    {
        [DllImport(Library)]
        public static extern CUResult cuMemcpyHtoDAsync_v2(CUdeviceptr to, IntPtr from, SizeT bytes, CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuMemcpyDtoHAsync_v2(IntPtr to, CUdeviceptr from, SizeT bytes, CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuMemcpyDtoDAsync_v2(CUdeviceptr to, CUdeviceptr from, SizeT bytes, CUstream stream);
    }

    public static class MemsetAsync
    {
        [DllImport(Library)]
        public static extern CUResult cuMemsetD8Async(CUdeviceptr to, byte value, SizeT bytes, CUstream stream);
    }

    public static class Streams
    {
        [DllImport(Library)]
        public static extern CUResult cuStreamCreateWithPriority(ref CUstream stream, CUStreamFlags flags, int priority);

        [DllImport(Library)]
        public static extern CUResult cuStreamDestroy_v2(CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuStreamSynchronize(CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuStreamQuery(CUstream stream);
    }

    public static class Events
    {
        [DllImport(Library)]
        public static extern CUResult cuEventCreate(ref CUevent mark, CUEventFlags flags);

        [DllImport(Library)]
        public static extern CUResult cuEventDestroy_v2(CUevent mark);

        [DllImport(Library)]
        public static extern CUResult cuEventRecord(CUevent mark, CUstream stream);

        [DllImport(Library)]
        public static extern CUResult cuEventSynchronize(CUevent mark);
    }
}
