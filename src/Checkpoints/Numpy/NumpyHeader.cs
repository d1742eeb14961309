using System.Globalization;
using System.Text;

namespace RawOpsNet.Checkpoints;

/// <summary>Holds what the head of a NumPy file says (numpy/lib/format.py, versions 1 to 3).</summary>
internal readonly record struct NumpyHeader(string Descr, bool IsFortran, long[] Dims)
{
    private const string Kinds = "biufc";

    private static readonly (DType DType, string Code)[] Codes =
    [
        (DType.Bool, "b1"),
        (DType.Int8, "i1"),
        (DType.Int16, "i2"),
        (DType.Int32, "i4"),
        (DType.Int64, "i8"),
        (DType.UInt8, "u1"),
        (DType.UInt16, "u2"),
        (DType.UInt32, "u4"),
        (DType.UInt64, "u8"),
        (DType.Float16, "f2"),
        (DType.Float32, "f4"),
        (DType.Float64, "f8"),
        (DType.Complex64, "c8"),
        (DType.Complex128, "c16"),
    ];

    public bool IsBigEndian => Descr[0] == '>';

    /// <summary>The dtype; Invalid where there is none here.</summary>
    public DType DType => Descr.Length > 2 && Kinds.Contains(Descr[1], StringComparison.Ordinal)
        ? Of(Descr[1..])
        : DType.Invalid;

    /// <summary>Writes the head of a file of version 1, its end at a multiple of 64.</summary>
    public static byte[] Write(Tensor value)
    {
        string? code = Array.Find(Codes, pair => pair.DType == value.DType).Code;
        if (code is null)
        {
            throw new InvalidArgumentException($"A NumPy file cannot hold {value.DType.Name}; cast it first.");
        }

        string order = value.DType.Size == 1 ? "|" : "<";
        string dims = string.Join(", ", value.Shape.ToArray().Select(dim => dim.ToString(CultureInfo.InvariantCulture)));
        string shape = value.Shape.Rank == 1 ? $"({dims},)" : $"({dims})";
        string text = $"{{'descr': '{order}{code}', 'fortran_order': False, 'shape': {shape}, }}";
        int length = ((10 + text.Length + 1 + 63) / 64 * 64) - 10;
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n"),
        ];
    }

    /// <summary>Reads the text of a head, a Python dictionary; throws <see cref="FormatException"/> for another.</summary>
    public static NumpyHeader Parse(string text)
    {
        NumpyHeaderText left = new(text);
        string? descr = null;
        bool? isFortran = null;
        long[]? dims = null;
        left.Expect("{");
        while (!left.Skip("}"))
        {
            string key = left.Quoted();
            left.Expect(":");
            switch (key)
            {
                case "descr":
                    descr = left.Quoted();
                    break;
                case "fortran_order":
                    isFortran = left.Truth();
                    break;
                case "shape":
                    dims = left.Dims();
                    break;
                default:
                    throw new FormatException($"The header has the key '{key}'.");
            }

            if (!left.Skip(","))
            {
                left.Expect("}");
                break;
            }
        }

        return descr is { Length: > 2 } && isFortran is { } fortran && dims is not null
            ? new NumpyHeader(descr, fortran, dims)
            : throw new FormatException("The header lacks descr, fortran_order or shape.");
    }

    private static DType Of(string code) => Array.Find(Codes, pair => pair.Code == code).DType;
}
