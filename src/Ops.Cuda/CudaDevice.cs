using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// One GPU in use: its primary context, the one stream that orders its work, and what belongs to it. Every call of the driver
/// for it goes through here, so that the context is current and a lost one is noticed.
/// </summary>
internal sealed partial class CudaDevice
{
    [ThreadStatic]
    private static nint t_context;

    [ThreadStatic]
    private static ICudaDriver? t_driver;

    private readonly ICudaDriver _driver;
    private readonly nint _context;
    private readonly Lock _waiting = new();
    private readonly bool _hasPool;
    private CudaException? _lost;

    /// <summary>Opens a device.</summary>
    public CudaDevice(int index, ICudaDriver driver, ICudaCompiler compiler, ProgramCache cache)
    {
        Index = index;
        _driver = driver;
        Require(driver.GetDevice(index, out int device), "cuDeviceGet");
        Require(driver.DriverVersion(out int version), "cuDriverGetVersion");
        DriverVersion = version;
        Require(driver.RetainPrimaryContext(device, out _context), "cuDevicePrimaryCtxRetain");
        Capability = (10 * Ask(device, CudaDeviceProperty.ComputeCapabilityMajor))
            + Ask(device, CudaDeviceProperty.ComputeCapabilityMinor);
        Multiprocessors = Math.Max(1, Ask(device, CudaDeviceProperty.MultiprocessorCount));
        _hasPool = Ask(device, CudaDeviceProperty.MemoryPoolsSupported) != 0;
        Enter();
        Require(driver.CreateStream(out CudaStream stream), "cuStreamCreateWithPriority");
        Stream = stream;
        if (_hasPool)
        {
            // By default the pool gives its memory back at every wait.
            Require(driver.KeepInPool(device, ulong.MaxValue), "cuMemPoolSetAttribute");
        }

        Memory = new CudaMemory(this);
        Uploads = new UploadRing(this);
        Downloads = new DownloadBuffer(this);
        Checks = new PendingChecks(this);
        Compiler = new ProgramCompiler(this, compiler, cache);
        ChecksEveryLaunch = Environment.GetEnvironmentVariable("RAWOPS_CUDA_CHECK") is { Length: > 0 } and not "0";
    }

    /// <summary>The error that lost the device; null while it can be used.</summary>
    public string? WhyLost => _lost?.Message;

    /// <summary>The number of the device.</summary>
    public int Index { get; }

    /// <summary>The compute capability, as 90 for 9.0.</summary>
    public int Capability { get; }

    /// <summary>The number of multiprocessors.</summary>
    public int Multiprocessors { get; }

    /// <summary>The driver's version: 12080 for 12.8.</summary>
    public int DriverVersion { get; }

    /// <summary>The stream of all its work.</summary>
    public CudaStream Stream { get; }

    /// <summary>The memory of its tensors.</summary>
    public CudaMemory Memory { get; }

    /// <summary>Copies to it.</summary>
    public UploadRing Uploads { get; }

    /// <summary>Copies from it.</summary>
    public DownloadBuffer Downloads { get; }

    /// <summary>The error word.</summary>
    public PendingChecks Checks { get; }

    /// <summary>What compiles for it.</summary>
    public ProgramCompiler Compiler { get; }

    /// <summary>Whether each launch is waited for (<c>RAWOPS_CUDA_CHECK=1</c>).</summary>
    public bool ChecksEveryLaunch { get; }

    /// <summary>How many kernels and products were launched.</summary>
    public long Launches { get; private set; }

    /// <summary>How many of them cuBLAS made.</summary>
    public long Products { get; private set; }

    /// <summary>Throws where a call failed; remembers an error that stays.</summary>
    public void Require(CudaStatus status, string call)
    {
        if (status != CudaStatus.Success)
        {
            Fail(status, call);
        }
    }

    /// <summary>Waits for all work, and throws what went wrong: the driver's error, or the first fault of a check.</summary>
    public void Synchronize()
    {
        DeviceCheck? failed = null;
        long position = 0;
        lock (_waiting)
        {
            Enter();
            bool hasChecks = Checks.BeforeWait(out uint end);
            Require(_driver.Synchronize(Stream), "cuStreamSynchronize");
            if (hasChecks)
            {
                failed = Checks.AfterWait(end, out position);
            }
        }

        if (failed is not null)
        {
            // Outside the lock: it reads the tensor at fault.
            Exception error = failed.Failed(position);
            failed.Release();
            throw error;
        }
    }

    /// <summary>Launches a kernel; the bytes of its arguments are copied at once.</summary>
    public void Launch(CudaEntry entry, CudaGrid grid, CudaGrid block, uint sharedBytes, ReadOnlySpan<nint> arguments)
    {
        Enter();
        CudaStatus status = _driver.Launch(entry.Function, grid, block, sharedBytes, Stream, arguments);
        if (status != CudaStatus.Success)
        {
            Fail(status, string.Create(CultureInfo.InvariantCulture,
                $"cuLaunchKernel of '{entry.Name}' with {grid.X} x {grid.Y} x {grid.Z} blocks of "
                + $"{block.X} x {block.Y} x {block.Z} threads"));
        }

        Launches++;
        if (ChecksEveryLaunch)
        {
            Synchronize();
        }
    }

    /// <summary>Describes the device in a line.</summary>
    public string Describe()
    {
        Require(_driver.GetDevice(Index, out int device), "cuDeviceGet");
        Require(_driver.DeviceName(device, out string name), "cuDeviceGetName");
        Require(_driver.DeviceMemory(device, out nuint bytes), "cuDeviceTotalMem");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {bytes / (1 << 20)} MiB, compute capability {Capability / 10}.{Capability % 10}, {Multiprocessors} "
            + $"multiprocessors, driver {DriverVersion / 1000}.{DriverVersion % 1000 / 10}, compiled for "
            + $"{Compiler.TargetArchitecture}, through {_driver.Name}, products by {ProductsBy}");
    }

    private int Ask(int device, CudaDeviceProperty attribute)
    {
        Require(_driver.DeviceAttribute(device, attribute, out int value), "cuDeviceGetAttribute");
        return value;
    }

    // A thread's current context stays until it is changed: asking costs nothing, setting it some 100 ns.
    private void Enter()
    {
        if (_lost is { } lost)
        {
            throw new CudaException(lost.Message, lost.Call, lost.Status);
        }

        if (t_context != _context || !ReferenceEquals(t_driver, _driver))
        {
            Require(_driver.SetCurrent(_context), "cuCtxSetCurrent");
            (t_context, t_driver) = (_context, _driver);
        }
    }

    private void Fail(CudaStatus status, string call)
    {
        CudaException error = CudaErrors.Of(Index, call, status);
        if (CudaErrors.IsSticky(status))
        {
            _lost ??= error;
        }

        throw error;
    }
}
