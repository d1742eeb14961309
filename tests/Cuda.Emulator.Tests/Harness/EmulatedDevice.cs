using System.Runtime.InteropServices;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>The device with a context of its own, which ends with it: modules, memory, streams and a stuck error go.</summary>
internal sealed unsafe class EmulatedDevice : IDisposable
{
    /// <summary>Retains the context and makes it current.</summary>
    public EmulatedDevice()
    {
        Check(Cuda.cuInit(0));
        Check(Cuda.cuDevicePrimaryCtxRetain(out nint context, 0));
        Check(Cuda.cuCtxSetCurrent(context));
        Check(Hooks.cudaEmuSchedule((int)Schedule.Lazy, (int)ThreadOrder.Forward, 1));
        Check(Hooks.cudaEmuClear());
    }

    /// <summary>Fails with a status that is not success, and with what the emulator has to say.</summary>
    public static void Check(int status) => Assert.True(status == 0, $"CUresult {status}\n{Hooks.Report()}");

    /// <summary>Loads an image.</summary>
    public static nint Load(byte[] image)
    {
        Check(TryLoad(image, out nint module));
        return module;
    }

    /// <summary>Loads an image; returns the driver's status.</summary>
    public static int TryLoad(byte[] image, out nint module)
    {
        fixed (byte* start = image)
        {
            return Cuda.cuModuleLoadData(out module, start);
        }
    }

    /// <summary>The kernel of a file of this project.</summary>
    public static nint Kernel(string file, string name)
    {
        Check(Cuda.cuModuleGetFunction(out nint function, Load(KernelFile.Compiled(file).Cubin), name));
        return function;
    }

    /// <summary>Allocates memory that nothing was written to.</summary>
    public static ulong Allocate(int bytes)
    {
        Check(Cuda.cuMemAlloc_v2(out ulong pointer, (nuint)bytes));
        return pointer;
    }

    /// <summary>Allocates memory and copies an array there.</summary>
    public static ulong Upload<T>(params T[] values)
        where T : unmanaged
    {
        ulong pointer = Allocate(values.Length * sizeof(T));
        fixed (T* start = values)
        {
            Check(Cuda.cuMemcpyHtoD_v2(pointer, start, (nuint)(values.Length * sizeof(T))));
        }

        return pointer;
    }

    /// <summary>Copies an array from the device, after all that the default stream holds.</summary>
    public static T[] Download<T>(ulong pointer, int count)
        where T : unmanaged
    {
        T[] values = new T[count];
        fixed (T* start = values)
        {
            Check(Cuda.cuMemcpyDtoH_v2(start, pointer, (nuint)(count * sizeof(T))));
        }

        return values;
    }

    /// <summary>Makes a stream that does not wait for the default one.</summary>
    public static nint NonBlockingStream()
    {
        Check(Cuda.cuStreamCreate(out nint stream, 1));
        return stream;
    }

    /// <summary>Makes pinned memory of floats.</summary>
    public static nint Pinned(int count)
    {
        Check(Cuda.cuMemHostAlloc(out nint pointer, (nuint)(count * sizeof(float)), 0));
        return pointer;
    }

    /// <summary>Queues a kernel; returns the driver's status.</summary>
    public static int Launch(nint function, Size grid, Size block, Argument[] arguments, int sharedBytes = 0, nint stream = 0)
    {
        // A null after the last: what a list that is too short runs into.
        nint* pointers = stackalloc nint[arguments.Length + 1];
        GCHandle[] handles = [.. arguments.Select(argument => GCHandle.Alloc(argument.Bytes, GCHandleType.Pinned))];
        for (int i = 0; i < handles.Length; i++)
        {
            pointers[i] = handles[i].AddrOfPinnedObject();
        }

        pointers[handles.Length] = 0;
        int status = Cuda.cuLaunchKernel(function, grid.X, grid.Y, grid.Z, block.X, block.Y, block.Z, (uint)sharedBytes, stream,
            (void**)pointers, null);
        Array.ForEach(handles, handle => handle.Free());
        return status;
    }

    /// <summary>Launches a kernel of a file and waits; returns the status that surfaced first.</summary>
    public static int Run(string file, string kernel, Size grid, Size block, Argument[] arguments, int sharedBytes = 0)
    {
        int status = Launch(Kernel(file, kernel), grid, block, arguments, sharedBytes);
        return status != 0 ? status : Cuda.cuCtxSynchronize();
    }

    /// <summary>Ends the context.</summary>
    public void Dispose()
    {
        _ = Cuda.cuDevicePrimaryCtxRelease_v2(0);
        _ = Hooks.cudaEmuClear();
    }
}
