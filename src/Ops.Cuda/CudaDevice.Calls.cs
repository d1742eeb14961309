namespace RawOpsNet.Cuda;

/// <summary>The calls that copy, allocate and load.</summary>
internal sealed partial class CudaDevice
{
    /// <summary>Takes memory in the stream's order; OutOfMemory is an answer, not an error.</summary>
    public CudaStatus TryAllocate(nuint bytes, out CudaAddress address)
    {
        Enter();
        return _hasPool ? _driver.AllocateAsync(bytes, Stream, out address) : _driver.Allocate(bytes, out address);
    }

    /// <summary>Takes memory that is never given back.</summary>
    public CudaAddress Allocate(int bytes)
    {
        Enter();
        Require(_driver.Allocate((nuint)bytes, out CudaAddress address), "cuMemAlloc");
        return address;
    }

    /// <summary>Gives memory back in the stream's order; never throws: a lost device has no memory to give back.</summary>
    public void Free(CudaAddress address)
    {
        if (_lost is not null || _driver.SetCurrent(_context) != CudaStatus.Success)
        {
            return;
        }

        (t_context, t_driver) = (_context, _driver);
        if (_hasPool)
        {
            _driver.FreeAsync(address, Stream);
        }
        else
        {
            // cuMemFree waits for the device by itself.
            _driver.Free(address);
        }
    }

    /// <summary>Takes pinned host memory.</summary>
    public nint AllocatePinned(long bytes)
    {
        Enter();
        Require(_driver.AllocatePinned((nuint)Math.Max(bytes, 1), out nint host), "cuMemHostAlloc");
        return host;
    }

    /// <summary>Gives pinned host memory back.</summary>
    public void FreePinned(nint host)
    {
        Enter();
        Require(_driver.FreePinned(host), "cuMemFreeHost");
    }

    /// <summary>Orders a copy from pinned host memory.</summary>
    public void CopyToDevice(CudaAddress to, nint from, long bytes)
    {
        Enter();
        Require(_driver.CopyToDeviceAsync(to, from, (nuint)bytes, Stream), "cuMemcpyHtoDAsync");
    }

    /// <summary>Orders a copy to pinned host memory.</summary>
    public void CopyToHost(nint to, CudaAddress from, long bytes)
    {
        Enter();
        Require(_driver.CopyToHostAsync(to, from, (nuint)bytes, Stream), "cuMemcpyDtoHAsync");
    }

    /// <summary>Orders a copy within the device.</summary>
    public void Copy(CudaAddress to, CudaAddress from, long bytes)
    {
        Enter();
        Require(_driver.CopyAsync(to, from, (nuint)bytes, Stream), "cuMemcpyDtoDAsync");
    }

    /// <summary>Orders that memory be filled.</summary>
    public void Fill(CudaAddress to, byte value, long bytes)
    {
        Enter();
        Require(_driver.FillAsync(to, value, (nuint)bytes, Stream), "cuMemsetD8Async");
    }

    /// <summary>Makes a mark.</summary>
    public CudaEvent CreateEvent()
    {
        Enter();
        Require(_driver.CreateEvent(out CudaEvent mark), "cuEventCreate");
        return mark;
    }

    /// <summary>Sets a mark behind what the stream was told so far.</summary>
    public void Record(CudaEvent mark)
    {
        Enter();
        Require(_driver.Record(mark, Stream), "cuEventRecord");
    }

    /// <summary>Waits until the stream has reached a mark.</summary>
    public void WaitFor(CudaEvent mark)
    {
        Enter();
        Require(_driver.Synchronize(mark), "cuEventSynchronize");
    }

    /// <summary>Gives a mark back.</summary>
    public void Destroy(CudaEvent mark)
    {
        Enter();
        Require(_driver.DestroyEvent(mark), "cuEventDestroy");
    }

    /// <summary>Loads an image; what the driver refuses is an answer.</summary>
    public CudaStatus TryLoadModule(byte[] image, out CudaModule module, out string log)
    {
        Enter();
        return _driver.LoadModule(image, out module, out log);
    }

    /// <summary>Finds a kernel in a module.</summary>
    public CudaFunction GetFunction(CudaModule module, string entry, string program)
    {
        Enter();
        CudaStatus status = _driver.GetFunction(module, entry, out CudaFunction function);
        return status == CudaStatus.Success
            ? function
            : throw CudaErrors.Of(Index, $"cuModuleGetFunction of '{entry}' in program '{program}'", status);
    }

    /// <summary>The sizes of a kernel's parameters; null where the driver cannot tell.</summary>
    public int[]? ParameterBytes(CudaFunction function)
    {
        Enter();
        List<int> sizes = [];
        CudaStatus status;
        while ((status = _driver.GetParameter(function, sizes.Count, out _, out int bytes)) == CudaStatus.Success)
        {
            sizes.Add(bytes);
        }

        return status == CudaStatus.InvalidValue ? [.. sizes] : null;
    }
}
