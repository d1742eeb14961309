using RawOpsNet.Diagnostics;

namespace RawOpsNet;

public sealed partial class GradientTape
{
    /// <summary>Watches a tensor: ops on it are recorded from now on.</summary>
    /// <remarks>A tensor that is neither floating nor complex has no gradient: a warning says so.</remarks>
    public void Watch(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RequireUsable();
        if (WarnUnlessDifferentiable("watched tensor", tensor.DType))
        {
            _known.Set(tensor.Id, 1);
        }
    }

    /// <summary>Watches a variable, trainable or not.</summary>
    public void Watch(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Watch(variable.Handle);
    }

    /// <summary>Watches the variable behind a handle.</summary>
    public void Watch(ResourceHandle resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        RequireUsable();
        if (WarnUnlessDifferentiable("watched variable", resource.DType))
        {
            WatchHandle(resource);
        }
    }

    /// <summary>Watches tensors.</summary>
    public void Watch(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (Tensor tensor in tensors)
        {
            Watch(tensor);
        }
    }

    /// <summary>Watches variables.</summary>
    public void Watch(IEnumerable<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        foreach (Variable variable in variables)
        {
            Watch(variable);
        }
    }

    private static bool WarnUnlessDifferentiable(string what, DType dtype)
    {
        if (!dtype.IsDifferentiable)
        {
            Warnings.Raise($"The dtype of the {what} must be floating or complex (e.g. float32), got {dtype.Name}.");
        }

        return dtype.IsDifferentiable;
    }

    private void WatchHandle(ResourceHandle resource)
    {
        if (_known.Set(resource.Id, 1) && resource.Owner is { } variable)
        {
            _variables.Add(variable);
        }
    }
}
