using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>
/// Writes tensors as text: a head of dtype, shape and device, then the values as NumPy prints them. Never throws.
/// </summary>
internal static class TensorText
{
    // In the line of a debugger.
    private const int MostInLine = 6;

    /// <summary>Writes a tensor; values of several lines begin below the head, so that their columns stand.</summary>
    public static string Of(Tensor tensor) => WithHead("Tensor(", tensor);

    /// <summary>Writes a tensor behind the beginning of a head, such as <c>Variable('w', </c>.</summary>
    public static string WithHead(string head, Tensor tensor)
    {
        string facts = $"{head}{tensor.DType.Name}, {tensor.Shape}, {tensor.Device}";
        if (TryValues(tensor) is not { } values)
        {
            return $"{facts}, {tensor.WhyUnreadable()})";
        }

        return $"{facts}){(values.Contains('\n', StringComparison.Ordinal) ? '\n' : ' ')}{values}";
    }

    /// <summary>Writes the values as NumPy's str of an array; null where they cannot be read.</summary>
    public static string? TryValues(Tensor tensor)
    {
        try
        {
            if (!tensor.IsReadable)
            {
                return null;
            }

            using HostRead read = new(tensor);
            return Values(read.Tensor);
        }
        catch (Exception failure) when (!tensor.Device.IsCpu || failure is OpException)
        {
            // Another thread disposed it meanwhile, or its device failed.
            return null;
        }
    }

    /// <summary>Writes dtype, shape and the first values in one short line, for a debugger: takes no lock, runs no op.</summary>
    public static string Line(Tensor tensor)
    {
        string facts = $"{tensor.DType.Name} {tensor.Shape}{(tensor.Device.IsCpu ? "" : $" {tensor.Device}")}";
        try
        {
            if (!tensor.IsReadable)
            {
                return $"{facts}, {tensor.WhyUnreadable()}";
            }

            if (tensor.Rank == 0)
            {
                return $"{facts} {ElementText.WriteScalar(tensor)}";
            }

            long[] places = new long[Math.Min(tensor.Count, MostInLine)];
            for (int i = 0; i < places.Length; i++)
            {
                places[i] = i;
            }

            string values = string.Join(' ', ElementText.Write(tensor, places).Select(text => text.Trim()));
            return string.Create(
                CultureInfo.InvariantCulture, $"{facts} {{{values}{(tensor.Count > places.Length ? " ..." : "")}}}");
        }
        catch (OpException)
        {
            return $"{facts}, {tensor.WhyUnreadable()}";
        }
    }

    private static string Values(Tensor tensor)
    {
        if (tensor.Rank == 0)
        {
            return ElementText.WriteScalar(tensor);
        }

        // As NumPy does; the dims beside the empty one may be of any size.
        if (tensor.Count == 0)
        {
            return "[]";
        }

        ArrayLayout layout = new(tensor.Shape, tensor.Count);
        return layout.Write(ElementText.Write(tensor, layout.Places()));
    }
}
