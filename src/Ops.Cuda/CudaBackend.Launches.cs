using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>The ways of ops to their kernels.</summary>
public sealed partial class CudaBackend
{
    [ThreadStatic]
    private static UpdateGroup? t_alone;

    /// <inheritdoc/>
    public override void Elementwise(in DeviceLaunch launch) =>
        ElementwiseLaunch.Run(Open(launch.Device.Index), launch);

    /// <inheritdoc/>
    protected override void UpdateAtOnce(in DeviceLaunch launch)
    {
        UpdateGroup alone = t_alone ??= new UpdateGroup();
        try
        {
            if (alone.TryBegin(Open(launch.Device.Index), launch))
            {
                alone.Run();
            }
        }
        finally
        {
            alone.Clear();
        }
    }

    /// <inheritdoc/>
    protected override DeviceUpdates CollectUpdates() => new CudaUpdates(this);

    /// <inheritdoc/>
    protected override void RowsAtOnce(in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access)
    {
        ArgumentNullException.ThrowIfNull(indices);
        RowsLaunch.Run(this, Open(launch.Device.Index), launch, indices, access);
    }

    /// <inheritdoc/>
    public override void Reduce(in DeviceLaunch launch, ReadOnlySpan<int> axes) =>
        ReduceLaunch.Run(Open(launch.Device.Index), launch, axes);

    /// <inheritdoc/>
    public override void Launch(in DeviceCall call)
    {
        CudaDevice device = Open(call.Device.Index);
        CudaEntry entry = Load(device, call.Program, call.DType).Entry(call.Entry);
        CudaGrid grid = new(call.Grid, call.GridY, call.GridZ);
        CudaGrid block = new(call.Block, call.BlockY, call.BlockZ);
        CudaLauncher.Launch(device, call.Site, entry, grid, block, call.SharedBytes, call.Arguments);
    }

    /// <inheritdoc/>
    public override bool Multiply(in DeviceMultiply multiply) => Open(multiply.C.Device.Index).Multiply(multiply);

    /// <summary>Gives a program as the device compiled it.</summary>
    internal static CudaProgram Load(CudaDevice device, DeviceProgram program, DType dtype) =>
        program.Compiled(device, device.Index, dtype, static (text, owner, type) => owner.Compiler.Load(text, type));
}
