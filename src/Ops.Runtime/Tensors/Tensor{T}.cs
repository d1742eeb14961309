using System.Diagnostics;

namespace RawOpsNet;

/// <summary>Sees a tensor as one whose dtype the compiler knows; costs nothing.</summary>
/// <typeparam name="T">The C# type of the elements, such as <see cref="float"/>.</typeparam>
/// <remarks>
/// There is no implicit way to <see cref="Tensor"/>, so that typed and untyped arguments do not mix: see <see cref="Untyped"/>.
/// </remarks>
[DebuggerDisplay("{DebuggerText,nq}")]
public readonly partial struct Tensor<T> : IDisposable, ITensorHolder, IEquatable<Tensor<T>>
    where T : notnull
{
    private readonly Tensor? _tensor;

    internal Tensor(Tensor tensor) => _tensor = tensor;

    /// <summary>The tensor behind the view.</summary>
    public Tensor Untyped => _tensor ?? throw new InvalidArgumentException($"The Tensor<{typeof(T).Name}> is the default value.");

    /// <summary>The dims.</summary>
    public Shape Shape => Untyped.Shape;

    /// <summary>The number of dims.</summary>
    public int Rank => Untyped.Rank;

    /// <summary>The number of elements.</summary>
    public long Count => Untyped.Count;

    /// <summary>The device that holds the elements.</summary>
    public Device Device => Untyped.Device;

    IEnumerable<Tensor> ITensorHolder.Held => _tensor is null ? [] : [_tensor];

    /// <summary>Makes a scalar.</summary>
    public static implicit operator Tensor<T>(T value) => new(Tensor.FromValue(value));

    /// <summary>Tells whether both views are of the same tensor.</summary>
    public static bool operator ==(Tensor<T> left, Tensor<T> right) => left.Equals(right);

    /// <summary>Tells whether the views are of different tensors.</summary>
    public static bool operator !=(Tensor<T> left, Tensor<T> right) => !left.Equals(right);

    /// <summary>Disposes the tensor behind the view.</summary>
    public void Dispose() => _tensor?.Dispose();

    /// <inheritdoc/>
    public bool Equals(Tensor<T> other) => ReferenceEquals(_tensor, other._tensor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tensor<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _tensor?.GetHashCode() ?? 0;

    /// <summary>Writes dtype, shape, device and values.</summary>
    public override string ToString() => _tensor?.ToString() ?? $"Tensor<{typeof(T).Name}>(default)";

    internal string DebuggerText => _tensor?.DebuggerText ?? "default";
}
