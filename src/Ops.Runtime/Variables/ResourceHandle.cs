using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>
/// Names a variable's state, and holds it: what the <c>Resource*</c> ops take. A <see cref="Variable"/> owns one.
/// </summary>
/// <remarks>
/// Every op locks the handles it writes in the order of their creation. A value that someone holds is copied before it is
/// written,
/// so that a read is a snapshot for good.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The tensor is the variable's own value: DestroyResourceOp drops it.")]
public sealed partial class ResourceHandle
{
    internal ResourceHandle(string container, string name, DType dtype, Shape? declaredShape, Device device)
    {
        Container = container;
        Name = name;
        DType = dtype;
        DeclaredShape = declaredShape;
        Device = device;
        Id = ThreadMemory.Current.NewId();
        Order = Interlocked.Increment(ref s_created);
    }

    /// <summary>The container that the name is unique in; empty for the default one.</summary>
    public string Container { get; }

    /// <summary>The name, for errors and for sharing.</summary>
    public string Name { get; }

    /// <summary>The dtype of every value.</summary>
    public DType DType { get; }

    /// <summary>The shape that was declared, whose unknown dims are -1; null where none was.</summary>
    public Shape? DeclaredShape { get; }

    /// <summary>The device that holds the values.</summary>
    public Device Device { get; }

    /// <summary>Whether the handle is found by its container and name.</summary>
    internal bool IsShared { get; init; }

    /// <summary>A number that no tensor and no other handle of the process has.</summary>
    public long Id { get; }

    /// <summary>Whether a value has been assigned and not destroyed.</summary>
    public bool IsInitialized
    {
        get
        {
            UpdateBatch.Enter(this);
            bool isInitialized = Pending is not null;
            Gate.Exit();
            return isInitialized;
        }
    }

    /// <summary>How many times the value was written.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Writes name, dtype and declared shape.</summary>
    public override string ToString() => $"ResourceHandle('{Name}', {DType.Name}, {DeclaredShape?.ToString() ?? "any shape"})";
}
