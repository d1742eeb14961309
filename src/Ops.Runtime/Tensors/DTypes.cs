using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

/// <summary>Tells what a dtype is: its size, its names, its class, and the C# type of its elements.</summary>
public static partial class DTypes
{
    /// <summary>A set of dtypes: bit n stands for the dtype of number n.</summary>
    public const ulong Floating =
        1UL << (int)DType.Float16 | 1UL << (int)DType.BFloat16 | 1UL << (int)DType.Float32 | 1UL << (int)DType.Float64;

    /// <summary>The set of complex64 and complex128.</summary>
    public const ulong Complexes = 1UL << (int)DType.Complex64 | 1UL << (int)DType.Complex128;

    /// <summary>The set of the signed integers of 8 to 64 bits.</summary>
    public const ulong SignedIntegers =
        1UL << (int)DType.Int8 | 1UL << (int)DType.Int16 | 1UL << (int)DType.Int32 | 1UL << (int)DType.Int64;

    /// <summary>The set of the unsigned integers of 8 to 64 bits.</summary>
    public const ulong UnsignedIntegers =
        1UL << (int)DType.UInt8 | 1UL << (int)DType.UInt16 | 1UL << (int)DType.UInt32 | 1UL << (int)DType.UInt64;

    /// <summary>The set of all integers of 8 to 64 bits.</summary>
    public const ulong Integers = SignedIntegers | UnsignedIntegers;

    /// <summary>The set of dtypes that gradients flow through: floating and complex.</summary>
    public const ulong Differentiable = Floating | Complexes;

    /// <summary>The set of dtypes that tensors can hold: numbers, bool and string.</summary>
    public const ulong Storable = Differentiable | Integers | 1UL << (int)DType.Bool | 1UL << (int)DType.String;

    extension(DType dtype)
    {
        /// <summary>
        /// The bytes of one element. Throws <see cref="InvalidArgumentException"/> where there is no fixed size.
        /// </summary>
        public int Size
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                int size = (int)dtype < Sizes.Length ? Sizes[(int)dtype] : 0;
                return size != 0 ? size : throw NoSize(dtype);
            }
        }

        /// <summary>The name that users of TensorFlow write, such as <c>float32</c>.</summary>
        public string Name => Entry(dtype).Name;

        /// <summary>The name that OpDefs carry, such as <c>float</c> for float32.</summary>
        public string OpDefName => Entry(dtype).OpDefName;

        /// <summary>The set that holds this dtype alone.</summary>
        public ulong Mask => 1UL << (int)dtype;

        /// <summary>Whether the dtype is a real floating-point type.</summary>
        public bool IsFloating => dtype.IsIn(Floating);

        /// <summary>Whether the dtype is complex.</summary>
        public bool IsComplex => dtype.IsIn(Complexes);

        /// <summary>Whether the dtype is an integer of 8 to 64 bits, signed or not; bool is none.</summary>
        public bool IsInteger => dtype.IsIn(Integers);

        /// <summary>Whether gradients flow through the dtype: floating or complex.</summary>
        public bool IsDifferentiable => dtype.IsIn(Differentiable);

        /// <summary>Tells whether a set of dtypes holds this one.</summary>
        public bool IsIn(ulong set) => (set >> (int)dtype & 1) != 0;
    }

    /// <summary>Gives the dtype of a C# element type. Throws <see cref="InvalidArgumentException"/> for any other type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DType Of<T>()
    {
        DType dtype = OfOrInvalid<T>();
        return dtype != DType.Invalid ? dtype : throw NoElementType(typeof(T));
    }

    /// <summary>Reads a dtype's name in either style (<c>float32</c> or <c>float</c>).</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> for a text that names none.</remarks>
    public static DType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out DType dtype)
            ? dtype
            : throw new InvalidArgumentException($"'{text}' names no dtype; float32, int64, bool and string are examples.");
    }

    /// <summary>Reads a dtype's name in either style; false where the text names none.</summary>
    public static bool TryParse(string? text, out DType dtype)
    {
        foreach (DTypeNames entry in Names)
        {
            if (text == entry.Name || text == entry.OpDefName)
            {
                dtype = entry.DType;
                return true;
            }
        }

        dtype = DType.Invalid;
        return false;
    }

    /// <summary>Writes a set of dtypes as their names in order of their numbers: <c>float32, float64, int32</c>.</summary>
    public static string Describe(ulong set)
    {
        List<string> names = [];
        foreach (DTypeNames entry in Names)
        {
            if (entry.DType.IsIn(set))
            {
                names.Add(entry.Name);
            }
        }

        return string.Join(", ", names);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DType OfOrInvalid<T>() =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(long) ? DType.Int64
        : typeof(T) == typeof(bool) ? DType.Bool
        : typeof(T) == typeof(byte) ? DType.UInt8
        : typeof(T) == typeof(sbyte) ? DType.Int8
        : typeof(T) == typeof(short) ? DType.Int16
        : typeof(T) == typeof(ushort) ? DType.UInt16
        : typeof(T) == typeof(uint) ? DType.UInt32
        : typeof(T) == typeof(ulong) ? DType.UInt64
        : typeof(T) == typeof(Half) ? DType.Float16
        : typeof(T) == typeof(BFloat16) ? DType.BFloat16
        : typeof(T) == typeof(Complex64) ? DType.Complex64
        : typeof(T) == typeof(Complex) ? DType.Complex128
        : typeof(T) == typeof(TString) ? DType.String
        : DType.Invalid;

    /// <summary>Gives the C# type of a storable dtype's elements, as it is written.</summary>
    internal static string ElementName(DType dtype) => dtype switch
    {
        DType.Float32 => "float",
        DType.Float64 => "double",
        DType.Int32 => "int",
        DType.Int64 => "long",
        DType.Bool => "bool",
        DType.UInt8 => "byte",
        DType.Int8 => "sbyte",
        DType.Int16 => "short",
        DType.UInt16 => "ushort",
        DType.UInt32 => "uint",
        DType.UInt64 => "ulong",
        DType.Float16 => "Half",
        DType.Complex128 => "Complex",
        DType.String => "TString",
        _ => dtype.ToString(),
    };

    private static InvalidArgumentException NoSize(DType dtype) =>
        new($"Elements of dtype {dtype.Name} have no fixed size in bytes.");

    private static InvalidArgumentException NoElementType(Type type) =>
        new($"{type} is no element type of a tensor; float, int, bool, Complex and TString are examples.");
}
