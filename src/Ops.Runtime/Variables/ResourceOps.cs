using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// Runs the ops on handles themselves; their records and the methods of <see cref="Variable"/> call the same code.
/// </summary>
/// <remarks>Semantics: TF resource_variable_ops.cc.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResourceOps
{
    /// <summary>Makes a handle, or finds the one of the same container and name (VarHandleOp).</summary>
    /// <remarks>An empty name, or TensorFlow's anonymous one, makes a new handle each time.</remarks>
    public static ResourceHandle VarHandle(
        string op, string? label, string container, string sharedName, DType dtype, Shape? shape, Device device = default) =>
        ResourceContainers.Handle(op, label, container, sharedName, dtype, shape, device);

    /// <summary>
    /// Gives a snapshot of a variable's value: it shares the buffer until the variable is written (ReadVariableOp).
    /// </summary>
    public static Tensor Read(string op, string? label, ResourceHandle resource, DType dtype)
    {
        using ResourceScope held = ResourceAccess.Open(op, label, [resource]);
        if (resource.DType != dtype)
        {
            throw new InvalidArgumentException(
                $"The variable '{resource.Name}' is {resource.DType.Name}; it cannot be read as {dtype.Name}.",
                op,
                label,
                "resource");
        }

        Tensor value = held.Value(0, "resource");
        return TensorAccess.View(value, value.Shape);
    }

    /// <summary>Gives the transient read of a variable: no snapshot, no count; see <see cref="Variable"/>.</summary>
    public static Tensor ReadTransient(ResourceHandle resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        UpdateBatch.Enter(resource);
        try
        {
            return resource.LendTransient("ReadVariableOp", null, "resource");
        }
        finally
        {
            resource.Gate.Exit();
        }
    }

    /// <summary>Gives a variable a value, whose buffer it shares without a copy (AssignVariableOp).</summary>
    /// <param name="op">The op, for errors.</param>
    /// <param name="label">The caller's label, or null.</param>
    /// <param name="resource">The variable.</param>
    /// <param name="value">Its new value, of its dtype.</param>
    /// <param name="validateShape">Whether the shape must be the one of the present value.</param>
    public static void Assign(string op, string? label, ResourceHandle resource, Tensor value, bool validateShape)
    {
        using ResourceScope held = ResourceAccess.Open(op, label, [resource]);
        value.RequireReadable(op, label, "value");
        held.RequireDType(0, "resource", value.DType, "value");
        if (validateShape && resource.Value is { } old && old.Shape != value.Shape)
        {
            throw new InvalidArgumentException(
                $"value has shape {value.Shape}, but the variable '{resource.Name}' has {old.Shape}.", op, label, "value");
        }

        resource.Replace(Placed(value, resource.Device));
        ResourceContainers.Root(resource);
    }

    // A variable stays on its device: a value of another is copied there.
    private static Tensor Placed(Tensor value, Device device)
    {
        if (value.Device == device)
        {
            return TensorAccess.ShareUnscoped(value, value.Shape, value.DType);
        }

        Tensor copy = TensorAccess.AllocateUnscoped(value.Shape, value.DType, device);
        TensorAccess.CopyTo(value, copy);
        return copy;
    }

    /// <summary>Tells whether a variable has a value (VarIsInitializedOp); never throws.</summary>
    public static bool IsInitialized(ResourceHandle resource) => resource is not null && resource.IsInitialized;

    /// <summary>Gives the shape of a variable's value (VariableShape).</summary>
    public static Shape Shape(string op, string? label, ResourceHandle resource)
    {
        using ResourceScope held = ResourceAccess.Open(op, label, [resource]);
        return held.Value(0, "input").Shape;
    }

    /// <summary>Drops a variable's value; snapshots of it live on (DestroyResourceOp).</summary>
    /// <remarks>Throws <see cref="NotFoundException"/> where there is none, unless told to ignore that.</remarks>
    public static void Destroy(string op, string? label, ResourceHandle resource, bool ignoreLookupError)
    {
        using ResourceScope held = ResourceAccess.Open(op, label, [resource]);
        if (!resource.Destroy() && !ignoreLookupError)
        {
            throw new NotFoundException($"There is no variable '{resource.Name}' to destroy.", op, label, "resource");
        }

        ResourceContainers.Unroot(resource);
    }
}
