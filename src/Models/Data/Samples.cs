using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.Models;

/// <summary>
/// Holds what a model is fed: one tensor or several, in order or by name. Converts from all that <see cref="Tensors"/> converts
/// from, and from a C# array of any rank, rows of rows included, whose elements are copied.
/// </summary>
public sealed class Samples
{
    private Samples(Tensors tensors) => Tensors = tensors;

    /// <summary>Gets the tensors.</summary>
    public Tensors Tensors { get; }

    /// <summary>Holds tensors.</summary>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Samples?(Tensors? tensors) => tensors is null ? null : new Samples(tensors);

    /// <summary>Holds one tensor.</summary>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator Samples?(Tensor? tensor) => (Tensors?)tensor;

    /// <summary>Holds tensors in order.</summary>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Samples?(Tensor[]? tensors) => (Tensors?)tensors;

    /// <summary>Holds tensors by name.</summary>
    [return: NotNullIfNotNull(nameof(tensors))]
    public static implicit operator Samples?(Dictionary<string, Tensor>? tensors) => (Tensors?)tensors;

    /// <summary>Copies an array, whose first dim counts samples; an array of arrays has a sample in each.</summary>
    /// <exception cref="InvalidArgumentException">
    /// No dtype has its element type, or the arrays in it have other lengths than its first.
    /// </exception>
    [return: NotNullIfNotNull(nameof(values))]
    public static implicit operator Samples?(Array? values) => values is null ? null : new Samples((Tensors)Copy(values));

    /// <summary>Gives the tensors; null from null.</summary>
    [return: NotNullIfNotNull(nameof(samples))]
    internal static Tensors? Of(Samples? samples) => samples?.Tensors;

    private static Tensor Copy(Array values)
    {
        if (values.GetType().GetElementType() is not { IsArray: true } || values.Rank > 1 || values.Length == 0)
        {
            return Tensor.From(values);
        }

        Tensor[] rows = [.. values.Cast<Array?>().Select((row, i) => row is null
            ? throw new InvalidArgumentException($"The array at [{i}] is null; each must hold a sample.")
            : Copy(row))];
        int other = Array.FindIndex(rows, row => row.Shape != rows[0].Shape);
        return other < 0
            ? RawOps.Pack(rows)
            : throw new InvalidArgumentException(
                $"The array at [{other}] has shape {rows[other].Shape}, but that at [0] {rows[0].Shape}; all samples must have "
                + "one shape. Pad the short ones.");
    }
}
