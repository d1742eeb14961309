using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

/// <summary>Sees a variable as one whose dtype the compiler knows; costs nothing.</summary>
/// <typeparam name="T">The C# type of the elements, such as <see cref="float"/>.</typeparam>
[DebuggerDisplay("{DebuggerText,nq}")]
public readonly struct Variable<T> : IDisposable, IEquatable<Variable<T>>
    where T : notnull
{
    private readonly Variable? _variable;

    internal Variable(Variable variable) => _variable = variable;

    /// <summary>The variable behind the view.</summary>
    public Variable Untyped =>
        _variable ?? throw new InvalidArgumentException($"The Variable<{typeof(T).Name}> is the default value.");

    /// <summary>The handle that <c>Resource*</c> ops take.</summary>
    public ResourceHandle Handle => Untyped.Handle;

    /// <summary>The shape of every value.</summary>
    public Shape Shape => Untyped.Shape;

    /// <summary>A snapshot of the value; see <see cref="Variable.Read"/>.</summary>
    public Tensor<T> Value => Read();

    /// <summary>Reads or writes a part of the value; see the indexer of <see cref="Variable"/>.</summary>
    [IndexerName("At")]
    public Tensor<T> this[params ReadOnlySpan<TensorIndex> indices]
    {
        get => new(Untyped[indices]);
        set => Untyped[indices] = value.Untyped;
    }

    /// <summary>Makes a trainable variable that holds a scalar.</summary>
    public static implicit operator Variable<T>(T value)
    {
        using Tensor scalar = Tensor.FromValue(value);
        return new Variable<T>(new Variable(scalar));
    }

    /// <summary>Reads the value in passing: the tensor is valid until the variable is written.</summary>
    public static implicit operator Tensor<T>(Variable<T> variable) => new((Tensor)variable.Untyped);

    /// <summary>Gives the handle that <c>Resource*</c> ops take.</summary>
    public static implicit operator ResourceHandle(Variable<T> variable) => variable.Untyped.Handle;

    /// <summary>Tells whether both views are of the same variable.</summary>
    public static bool operator ==(Variable<T> left, Variable<T> right) => left.Equals(right);

    /// <summary>Tells whether the views are of different variables.</summary>
    public static bool operator !=(Variable<T> left, Variable<T> right) => !left.Equals(right);

    /// <summary>Gives a snapshot of the value; see <see cref="Variable.Read"/>.</summary>
    public Tensor<T> Read() => new(Untyped.Read());

    /// <summary>Replaces the value.</summary>
    public void Assign(Tensor<T> value) => Untyped.Assign(value.Untyped);

    /// <summary>Adds to the value.</summary>
    public void AssignAdd(Tensor<T> delta) => Untyped.AssignAdd(delta.Untyped);

    /// <summary>Subtracts from the value.</summary>
    public void AssignSub(Tensor<T> delta) => Untyped.AssignSub(delta.Untyped);

    /// <summary>Disposes the variable behind the view.</summary>
    public void Dispose() => _variable?.Dispose();

    /// <inheritdoc/>
    public bool Equals(Variable<T> other) => ReferenceEquals(_variable, other._variable);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Variable<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _variable?.GetHashCode() ?? 0;

    /// <summary>Writes name, dtype, shape and value.</summary>
    public override string ToString() => _variable?.ToString() ?? $"Variable<{typeof(T).Name}>(default)";

    internal string DebuggerText => _variable?.DebuggerText ?? "default";
}
