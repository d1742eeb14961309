using System.Globalization;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Serves <c>Device.Gpu(n)</c>: finds the driver, opens devices, moves tensors and runs ops there.</summary>
/// <remarks>
/// The runtime makes one on the first use of a GPU. Another adapter of the driver can be set by
/// <see cref="DeviceBackend.Register"/> before that.
/// </remarks>
public sealed partial class CudaBackend : DeviceBackend
{
    private const string ManagedAdapter = "RawOpsNet.Cuda.ManagedCudaAdapter, RawOps.Cuda.ManagedCuda";

    private readonly ICudaDriver _driver;
    private readonly ICudaCompiler _compiler;
    private readonly ProgramCache _cache;
    private readonly Lock _gate = new();
    private readonly CudaStatus _initialized;
    private readonly CudaDevice?[] _devices;
    private readonly string?[] _failures;

    /// <summary>Makes a backend over a driver and a compiler. Nothing is thrown where there is no GPU.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="compiler">The compiler.</param>
    public CudaBackend(ICudaDriver driver, ICudaCompiler compiler)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(compiler);
        _driver = driver;
        _compiler = compiler;
        _cache = ProgramCache.FromEnvironment();
        _initialized = driver.Initialize();
        int count = 0;
        if (_initialized == CudaStatus.Success)
        {
            _initialized = driver.DeviceCount(out count);
        }

        Count = count;
        _devices = new CudaDevice?[count];
        _failures = new string?[count];
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>The adapter that talks to the driver.</summary>
    public ICudaDriver Driver => _driver;

    /// <summary>The adapter that compiles.</summary>
    public ICudaCompiler Compiler => _compiler;

    /// <summary>
    /// Makes the backend of this process: over ManagedCuda where its adapter is there, else over the driver itself.
    /// </summary>
    public static CudaBackend Create()
    {
        if (Type.GetType(ManagedAdapter, throwOnError: false) is { } adapter)
        {
            // Its static constructor sets what is to be used.
            RuntimeHelpers.RunClassConstructor(adapter.TypeHandle);
        }

        return CudaAdapters.Preferred?.Invoke() ?? new CudaBackend(new NativeCudaDriver(), new NativeCudaCompiler());
    }

    /// <inheritdoc/>
    public override string? WhyNot(int index)
    {
        if (_initialized == CudaStatus.NoDevice && Count == 0)
        {
            return "no CUDA driver, or no device of one, was found. Searched: "
                + $"{_driver.Searched}. RAWOPS_CUDA_DIR names a folder to look in first.";
        }

        if (_initialized != CudaStatus.Success)
        {
            return $"the CUDA driver did not start: {CudaErrors.Name(_initialized)}, through {_driver.Name}.";
        }

        if (index >= Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the driver has {Count} devices.");
        }

        try
        {
            return Open(index).WhyLost;
        }
        catch (FailedPreconditionException)
        {
            return _failures[index];
        }
    }

    /// <inheritdoc/>
    public override string Describe(int index) => Open(index).Describe();

    /// <inheritdoc/>
    public override DeviceStorage Allocate(int index, long bytes)
    {
        CudaDevice device = Open(index);
        return new CudaStorage(device, device.Memory.Take(bytes), bytes);
    }

    /// <inheritdoc/>
    public override long LiveBytes(int index) => Opened(index)?.Memory.LiveBytes ?? 0;

    /// <inheritdoc/>
    public override long Launches(int index) => Opened(index)?.Launches ?? 0;

    /// <inheritdoc/>
    public override long Products(int index) => Opened(index)?.Products ?? 0;

    /// <inheritdoc/>
    public override void Synchronize(int index) => Opened(index)?.Synchronize();

    /// <inheritdoc/>
    public override uint Expect(int index, DeviceCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Open(index).Checks.Add(check);
    }

    /// <inheritdoc/>
    public override DeviceArgument ErrorWord(int index) => DeviceArgument.Address(Open(index).Checks.Word);

    /// <inheritdoc/>
    public override bool HasChecks(int index) => Opened(index)?.Checks.Any ?? false;

    /// <summary>Gives a device, opened on its first use.</summary>
    internal CudaDevice Open(int index)
    {
        if (index < _devices.Length && Volatile.Read(ref _devices[index]) is { } open)
        {
            return open;
        }

        lock (_gate)
        {
            if (index >= _devices.Length)
            {
                throw Unusable(index, WhyNot(index)!);
            }

            // What failed once fails again: a process has one driver.
            if (_failures[index] is { } failure)
            {
                throw Unusable(index, failure);
            }

            try
            {
                return _devices[index] ??= new CudaDevice(index, _driver, _compiler, _cache);
            }
            catch (Exception error) when (error is OpException or CudaException)
            {
                throw Unusable(index, _failures[index] = error.Message, error);
            }
        }
    }

    private static FailedPreconditionException Unusable(int index, string whyNot, Exception? inner = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"gpu:{index} cannot be used: {whyNot}"), innerException: inner);

    private CudaDevice? Opened(int index) => index < _devices.Length ? Volatile.Read(ref _devices[index]) : null;
}
