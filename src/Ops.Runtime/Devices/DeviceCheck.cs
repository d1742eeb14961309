using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Makes the error of a fault that a device found in values that the host did not see.</summary>
/// <remarks>It is kept until its device is next waited for, and with it what it holds: the tensor with the values.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceCheck
{
    /// <summary>
    /// Makes the error: the one that the host throws for the same values. The device rests, so that it may be read.
    /// </summary>
    /// <param name="position">The position of the first fault.</param>
    public abstract Exception Failed(long position);

    /// <summary>Lets go of what it holds, once its device is known to have found no fault, or the error is made.</summary>
    public virtual void Release()
    {
    }
}
