namespace ManagedCuda.BasicTypes;

public struct SizeT
{
    private UIntPtr _value;

    public SizeT(int value) => _value = (UIntPtr)(uint)value;

    public SizeT(ulong value) => _value = (UIntPtr)value;

    public static implicit operator ulong(SizeT size) => size._value;

    public static implicit operator SizeT(ulong size) => new(size);
}

public struct CUdevice
{
    public int Pointer;
}

public struct CUcontext
{
    public IntPtr Pointer;
}

public struct CUmodule
{
    public IntPtr Pointer;
}

public struct CUfunction
{
    public IntPtr Pointer;
}

public struct CUstream
{
    public IntPtr Pointer;
}

public struct CUevent
{
    public IntPtr Pointer;
}

public struct CUmemoryPool
{
    public IntPtr Pointer;
}

public struct CUdeviceptr
{
    public SizeT Pointer;

    public CUdeviceptr(SizeT pointer) => Pointer = pointer;

    public static implicit operator ulong(CUdeviceptr pointer) => pointer.Pointer;
}

public enum CUResult
{
    Success = 0,
}

public enum CUInitializationFlags : uint
{
    None = 0,
}

public enum CUDeviceAttribute
{
    MaxThreadsPerBlock = 1,
}

public enum CUFunctionAttribute
{
    MaxThreadsPerBlock = 0,
}

public enum CUStreamFlags : uint
{
    None = 0,
    NonBlocking = 1,
}

public enum CUEventFlags
{
    Default = 0,
    DisableTiming = 2,
}

public enum CUMemHostAllocFlags
{
    None = 0,
}

public enum CUJITOption
{
    ErrorLogBuffer = 5,
    ErrorLogBufferSizeBytes = 6,
}

public enum CUmemPool_attribute
{
    ReleaseThreshold = 4,
}
