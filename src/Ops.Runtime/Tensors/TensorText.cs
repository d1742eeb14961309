using System.Globalization;
using System.Numerics;
using System.Text;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Writes tensors as text, as NumPy does: aligned columns, the middle left out past 1,000 elements.</summary>
internal static class TensorText
{
    private const int Threshold = 1000;
    private const int Edge = 3;

    public static string Of(Tensor tensor)
    {
        string head = $"Tensor({tensor.DType.Name}, {tensor.Shape}, {tensor.Device})";
        if (!tensor.IsReadable)
        {
            return head;
        }

        return $"{head} {Values(tensor)}";
    }

    private static string Values(Tensor tensor)
    {
        Func<long, string> element = Element(tensor);
        if (tensor.Rank == 0)
        {
            return element(0);
        }

        // As NumPy does; the dims beside the empty one may be of any size.
        if (tensor.Count == 0)
        {
            return "[]";
        }

        bool summarise = tensor.Count > Threshold;
        List<string?> cells = [];
        Collect(tensor.Shape.Dims, 0, summarise, element, cells);
        int width = 0;
        foreach (string? cell in cells)
        {
            width = Math.Max(width, cell?.Length ?? 0);
        }

        StringBuilder text = new();
        int next = 0;
        Write(text, tensor.Shape.Dims, 1, summarise, cells, ref next, width);
        GC.KeepAlive(tensor);
        return text.ToString();
    }

    private static void Collect(ReadOnlySpan<long> dims, long start, bool summarise, Func<long, string> element,
        List<string?> cells)
    {
        long stride = 1;
        foreach (long dim in dims[1..])
        {
            stride *= dim;
        }

        foreach (long i in Indices(dims[0], summarise))
        {
            if (i < 0)
            {
                continue;
            }

            if (dims.Length == 1)
            {
                cells.Add(element(start + i));
            }
            else
            {
                Collect(dims[1..], start + i * stride, summarise, element, cells);
            }
        }
    }

    private static void Write(
        StringBuilder text, ReadOnlySpan<long> dims, int depth, bool summarise, List<string?> cells, ref int next, int width)
    {
        text.Append('[');
        bool first = true;
        foreach (long i in Indices(dims[0], summarise))
        {
            if (!first)
            {
                text.Append(dims.Length == 1 ? " " : new string('\n', dims.Length - 1) + new string(' ', depth));
            }

            first = false;
            if (i < 0)
            {
                text.Append("...");
            }
            else if (dims.Length == 1)
            {
                text.Append(cells[next++]!.PadLeft(width));
            }
            else
            {
                Write(text, dims[1..], depth + 1, summarise, cells, ref next, width);
            }
        }

        text.Append(']');
    }

    // -1 stands for what is left out.
    private static IEnumerable<long> Indices(long dim, bool summarise)
    {
        for (long i = 0; i < dim; i++)
        {
            if (summarise && dim > 2 * Edge && i == Edge)
            {
                yield return -1;
                i = dim - Edge;
            }

            yield return i;
        }
    }

    private static Func<long, string> Element(Tensor tensor) => tensor.DType switch
    {
        DType.Bool => Of<bool>(tensor, x => x ? "True" : "False"),
        DType.Int8 => Of<sbyte>(tensor, Number),
        DType.Int16 => Of<short>(tensor, Number),
        DType.Int32 => Of<int>(tensor, Number),
        DType.Int64 => Of<long>(tensor, Number),
        DType.UInt8 => Of<byte>(tensor, Number),
        DType.UInt16 => Of<ushort>(tensor, Number),
        DType.UInt32 => Of<uint>(tensor, Number),
        DType.UInt64 => Of<ulong>(tensor, Number),
        DType.Float16 => Of<Half>(tensor, Real),
        DType.BFloat16 => Of<BFloat16>(tensor, Real),
        DType.Float32 => Of<float>(tensor, Real),
        DType.Float64 => Of<double>(tensor, Real),
        DType.Complex64 => Of<Complex64>(tensor, x => Pair(x.Real, x.Imaginary)),
        DType.Complex128 => Of<Complex>(tensor, x => Pair(x.Real, x.Imaginary)),
        DType.String => Of<TString>(tensor, x => $"\"{x}\""),
        _ => _ => "?",
    };

    private static Func<long, string> Of<T>(Tensor tensor, Func<T, string> write)
        where T : struct => i => write(TensorAccess.Read<T>(tensor)[(int)i]);

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Real<T>(T value)
        where T : IFormattable, INumberBase<T>
    {
        if (!T.IsFinite(value))
        {
            return T.IsNaN(value) ? "nan" : T.IsNegative(value) ? "-inf" : "inf";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().ContainsAny('.', 'E') ? digits.Replace("E", "e", StringComparison.Ordinal) : digits + ".";
    }

    private static string Pair<T>(T real, T imaginary)
        where T : IFormattable, INumberBase<T>
    {
        string sign = T.IsNegative(imaginary) ? "" : "+";
        return $"{Real(real)}{sign}{Real(imaginary)}j";
    }
}
