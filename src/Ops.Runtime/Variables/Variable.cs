using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Holds a tensor that changes: a weight, a counter, an optimizer's slot.</summary>
/// <remarks>
/// <para><see cref="Read"/> gives a snapshot for good: while one lives, the next update copies. Used directly as a tensor
/// (<c>RawOps.MatMul(x, weight)</c>), a variable is read in passing: the tensor shares the buffer, costs no copy at the next
/// update,
/// and throws when it is used after one. A tape keeps what it has recorded until its gradient is computed.</para>
/// <para>No scope owns a variable; it lives until it is disposed or dropped.</para>
/// </remarks>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(VariableDebugView))]
public partial class Variable : IDisposable
{
    /// <summary>Makes a variable with a copy of a value.</summary>
    /// <param name="initialValue">The first value; its dtype and shape are the variable's.</param>
    /// <param name="trainable">Whether tapes watch it when it is read, and optimizers update it.</param>
    /// <param name="name">A name for errors and files.</param>
    /// <param name="constraint">What is applied to the value after each update by an optimizer.</param>
    /// <param name="synchronization">When replicas are brought together.</param>
    /// <param name="aggregation">How values of replicas become one.</param>
    /// <param name="device">Where it lives; null: the device of the open scope, else that of the value.</param>
    public Variable(
        Tensor initialValue,
        bool trainable = true,
        string? name = null,
        Func<Tensor, Tensor>? constraint = null,
        VariableSynchronization synchronization = VariableSynchronization.Auto,
        VariableAggregation aggregation = VariableAggregation.None,
        Device? device = null)
    {
        RequireTensor(initialValue, "Variable", nameof(initialValue));
        initialValue.RequireReadable("Variable", null, nameof(initialValue));
        Name = name ?? "Variable";
        Trainable = trainable;
        Constraint = constraint;
        Synchronization = synchronization;
        Aggregation = aggregation;
        Device place = device ?? Device.Current ?? initialValue.Device;
        Handle = new ResourceHandle("", Name, initialValue.DType, initialValue.Shape, place)
        {
            IsTrainable = trainable,
            Owner = this,
        };

        // A copy: the caller's tensor would otherwise be a reader that the first update has to copy for.
        Tensor value = TensorAccess.AllocateUnscoped(initialValue.Shape, initialValue.DType, place);
        TensorAccess.CopyTo(initialValue, value);
        lock (Handle.Gate)
        {
            Handle.Replace(value);
        }
    }

    /// <summary>Makes a variable with a copy of what a function gives; the tensors that it makes are disposed.</summary>
    /// <inheritdoc cref="Variable(Tensor, bool, string?, Func{Tensor, Tensor}?, VariableSynchronization, VariableAggregation,
    /// Device?)"/>
    public static Variable From(
        Func<Tensor> initialValue,
        bool trainable = true,
        string? name = null,
        Func<Tensor, Tensor>? constraint = null,
        VariableSynchronization synchronization = VariableSynchronization.Auto,
        VariableAggregation aggregation = VariableAggregation.None,
        Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(initialValue);
        using TensorScope scope = new();
        return new Variable(initialValue(), trainable, name, constraint, synchronization, aggregation, device);
    }

    /// <summary>The handle that <c>Resource*</c> ops take.</summary>
    public virtual ResourceHandle Handle { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The dtype of every value.</summary>
    public DType DType => Handle.DType;

    /// <summary>The shape of every value.</summary>
    public Shape Shape => Handle.DeclaredShape!.Value;

    /// <summary>The device that holds the values.</summary>
    public Device Device => Handle.Device;

    /// <summary>Whether tapes watch the variable when it is read, and optimizers update it.</summary>
    public bool Trainable { get; }

    /// <summary>What is applied to the value after each update by an optimizer, or null.</summary>
    public Func<Tensor, Tensor>? Constraint { get; }

    /// <summary>When replicas are brought together.</summary>
    public VariableSynchronization Synchronization { get; }

    /// <summary>How values of replicas become one.</summary>
    public VariableAggregation Aggregation { get; }

    /// <summary>A snapshot of the value; see <see cref="Read"/>.</summary>
    public Tensor Value => Read();

    /// <summary>Whether the variable has a value: true until it is disposed.</summary>
    public bool IsInitialized => Handle.IsInitialized;

    /// <summary>Reads the value in passing: the tensor is valid until the variable is written.</summary>
    public static implicit operator Tensor(Variable variable)
    {
        return variable is not null ? variable.ReadTransient() : throw NoVariable();
    }

    /// <summary>Gives the handle that <c>Resource*</c> ops take.</summary>
    public static implicit operator ResourceHandle(Variable variable)
    {
        return variable is not null ? variable.Handle : throw NoVariable();
    }

    /// <summary>Gives a snapshot of the value. Tapes record it.</summary>
    /// <remarks>
    /// It shares the buffer until the next update, which copies while the snapshot lives: dispose it, or use a scope.
    /// </remarks>
    public virtual Tensor Read()
    {
        Tensor value = ResourceOps.Read("ReadVariableOp", null, Handle, DType);
        Tapes.RecordRead(Handle, value);
        return value;
    }

    /// <summary>Replaces the value by one of the same shape and dtype, sharing its buffer.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where shape or dtype differ.</remarks>
    public virtual void Assign(Tensor value)
    {
        RequireTensor(value, "AssignVariableOp", nameof(value));
        if (value.Shape != Shape)
        {
            throw new InvalidArgumentException(
                $"value has shape {value.Shape}, but the variable '{Name}' has {Shape}; both must be the same.",
                "AssignVariableOp",
                null,
                "value");
        }

        ResourceOps.Assign("AssignVariableOp", null, Handle, value, validateShape: false);
    }

    /// <summary>Adds a tensor of the same shape and dtype to the value.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where shape or dtype differ.</remarks>
    public virtual void AssignAdd(Tensor delta) => RawOps.AssignAddVariableOp(Handle, delta, Name);

    /// <summary>Subtracts a tensor of the same shape and dtype from the value.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where shape or dtype differ.</remarks>
    public virtual void AssignSub(Tensor delta) => RawOps.AssignSubVariableOp(Handle, delta, Name);

    /// <summary>Gives a view that carries the dtype in its type.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where T is not the element type of the dtype.</remarks>
    public Variable<T> As<T>()
        where T : notnull
    {
        if (DTypes.OfOrInvalid<T>() != DType)
        {
            throw new InvalidArgumentException($"The variable '{Name}' is {DType.Name}; it is no Variable<{typeof(T).Name}>.");
        }

        return new Variable<T>(this);
    }

    /// <summary>Drops the value. Snapshots of it live on. Disposing twice does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes name, dtype, shape, device and value, as a tensor does.</summary>
    /// <remarks>A variable that was disposed says so: this never throws, and no tape records it.</remarks>
    public override string ToString()
    {
        try
        {
            using Tensor value = ResourceOps.Read("ReadVariableOp", null, Handle, DType);
            return TensorText.WithHead($"Variable('{Name}', ", value);
        }
        catch (OpException)
        {
            return $"Variable('{Name}', {DType.Name}, {Shape}, {Device}, disposed)";
        }
    }

    internal string DebuggerText =>
        $"'{Name}' {(Handle.Peek() is { } value ? TensorText.Line(value) : $"{DType.Name} {Shape}, disposed")}";

    private static void RequireTensor([NotNull] Tensor? tensor, string op, string argument)
    {
        if (tensor is null)
        {
            throw new ArgumentNullException(argument, $"{op}: {argument} is null; pass a tensor.");
        }
    }

    private static ArgumentNullException NoVariable() => new(
        "variable",
        "A variable that is null stands where a tensor is needed. A layer's are null until it is built: call it, or "
        + "EnsureBuilt(shape).");

    /// <summary>Reads the value in passing; a distributed variable picks its component.</summary>
    protected virtual Tensor ReadTransient()
    {
        Tensor value = ResourceOps.ReadTransient(Handle);
        Tapes.RecordRead(Handle, value);
        return value;
    }

    /// <summary>Drops the value.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            ResourceOps.Destroy("DestroyResourceOp", null, Handle, ignoreLookupError: true);
        }
    }
}
