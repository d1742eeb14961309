using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// Makes the error of a fault on a device by doing what the host does: it looks at the same values again, on the host.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostCheck : DeviceCheck
{
    private readonly OpSite _site;
    private readonly Tensor _values;

    /// <summary>Keeps the values until their device is waited for.</summary>
    /// <param name="site">The call, for the error.</param>
    /// <param name="values">What the device looks at.</param>
    protected HostCheck(OpSite site, Tensor values)
    {
        _site = site;
        _values = TensorScope.Detach(TensorAccess.View(values, values.Shape));
    }

    /// <inheritdoc/>
    public override Exception Failed(long position)
    {
        using Tensor host = TensorAccess.AllocateUnscoped(_values.Shape, _values.DType);
        try
        {
            DeviceBackend.Of(_values.Device).CopyToHost(_values, host);
            Check(_site, host);
        }
        catch (OpException fault)
        {
            return fault;
        }

        return new InternalException(
            $"the device found a fault at {position}, and the host none: the values were written since.", _site.Op, _site.Label);
    }

    /// <summary>Lets go of the values.</summary>
    public override void Release() => _values.Dispose();

    /// <summary>Throws what the host throws for the values.</summary>
    protected abstract void Check(in OpSite site, Tensor host);
}
