using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Collects the vectors of one op on a device, with the kernels that were launched for them and what an emulated driver found.
/// </summary>
/// <remarks>
/// An op without a launch proves nothing, nor does a case whose dtype has no kernel: neither is counted. The emulator counts
/// launches of kernels by itself; where the two counts differ, the op fails.
/// </remarks>
internal sealed class DeviceRun
{
    private readonly Device _device;
    private readonly OpDefinition _op;
    private readonly long _launchesBefore;
    private readonly long _productsBefore;
    private readonly long? _emulatedBefore;
    private int _without;
    private long _launches;
    private long _products;

    /// <summary>Begins an op.</summary>
    public DeviceRun(Device device, OpDefinition op)
    {
        _device = device;
        _op = op;
        CudaEmulator.Clear();
        _emulatedBefore = CudaEmulator.Launches;
        _launchesBefore = DeviceBackend.Of(device).Launches(device.Index);
        _productsBefore = DeviceBackend.Of(device).Products(device.Index);
    }

    /// <summary>The cases that count.</summary>
    public int Cases { get; private set; }

    /// <summary>Those that passed.</summary>
    public int Passed { get; private set; }

    /// <summary>A line for each that did not, and for each violation.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Whether a kernel was launched.</summary>
    public bool IsCounted => _launches > 0;

    /// <summary>What is printed of the op.</summary>
    public string Line => IsCounted
        ? $"{_op.Name}: {Passed} of {Cases}, {_launches} launches"
            + (_products == 0 ? "" : $", {_products} of them by a library")
            + (_emulatedBefore is null ? "" : $", {Violations} violations")
            + (_without == 0 ? "" : $", {_without} without a kernel")
        : $"{_op.Name}: no launch on {_device}: not counted";

    private int Violations { get; set; }

    /// <summary>Adds a case.</summary>
    public void Add(string id, string? failure)
    {
        if (failure?.Contains("there is no kernel on", StringComparison.Ordinal) == true)
        {
            _without++;
            return;
        }

        Cases++;
        if (failure is null)
        {
            Passed++;
        }
        else
        {
            Failures.Add($"  {id}: {failure}");
        }
    }

    /// <summary>Waits for the device and counts.</summary>
    public void End()
    {
        _device.Synchronize();
        _launches = DeviceBackend.Of(_device).Launches(_device.Index) - _launchesBefore;
        _products = DeviceBackend.Of(_device).Products(_device.Index) - _productsBefore;
        if (_emulatedBefore is not { } before)
        {
            return;
        }

        long emulated = CudaEmulator.Launches!.Value - before;
        if (emulated != _launches - _products)
        {
            Fail($"  {_launches - _products} launches of kernels were counted, but the emulator ran {emulated}");
        }

        foreach (string violation in CudaEmulator.Report().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Violations++;
            Fail($"  violation: {violation}");
        }
    }

    // What is wrong beside the cases takes one of them.
    private void Fail(string line)
    {
        Failures.Add(line);
        Passed = Math.Min(Passed, Cases - 1);
    }
}
