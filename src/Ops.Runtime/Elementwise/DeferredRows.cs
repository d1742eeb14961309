namespace RawOpsNet.OpServices;

/// <summary>An update of rows on a device that waits in an <see cref="UpdateBatch"/>; it holds its operands.</summary>
internal sealed class DeferredRows : IDisposable
{
    private readonly DeviceBackend _backend;
    private readonly OpSite _site;
    private readonly DeviceProgram _program;
    private readonly Device _device;
    private readonly DType _dtype;
    private readonly Tensor[] _inputs;
    private readonly Tensor[] _outputs;
    private readonly DeviceArgument[] _scalars;
    private readonly Tensor _indices;
    private readonly RowAccess[] _access;

    public DeferredRows(DeviceBackend backend, in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access)
    {
        _backend = backend;
        _site = launch.Site;
        _program = launch.Program;
        _device = launch.Device;
        _dtype = launch.DType;
        _inputs = Shared(launch.Inputs);
        _outputs = Shared(launch.Outputs);
        _scalars = launch.Scalars.ToArray();
        for (int k = 0; k < _scalars.Length; k++)
        {
            _scalars[k] = _scalars[k].Tensor is { } scalar ? _scalars[k].With(Shared(scalar)) : _scalars[k];
        }

        _indices = Shared(indices);
        _access = access.ToArray();
    }

    /// <summary>Updates.</summary>
    public void Run() => _backend.RowsAtOnce(
        new DeviceLaunch
        {
            Site = _site,
            Program = _program,
            Device = _device,
            DType = _dtype,
            Inputs = _inputs,
            Outputs = _outputs,
            Scalars = _scalars,
        },
        _indices,
        _access);

    /// <summary>Lets go of the operands.</summary>
    public void Dispose()
    {
        foreach (Tensor operand in _inputs.Concat(_outputs).Append(_indices))
        {
            operand.Dispose();
        }

        foreach (DeviceArgument scalar in _scalars)
        {
            scalar.Tensor?.Dispose();
        }
    }

    private static Tensor[] Shared(ReadOnlySpan<Tensor> tensors)
    {
        Tensor[] shared = new Tensor[tensors.Length];
        for (int k = 0; k < shared.Length; k++)
        {
            shared[k] = Shared(tensors[k]);
        }

        return shared;
    }

    private static Tensor Shared(Tensor tensor) => TensorAccess.ShareUnscoped(tensor, tensor.Shape, tensor.DType);
}
