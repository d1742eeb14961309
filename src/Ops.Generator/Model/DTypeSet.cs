namespace RawOpsNet.Generator.Model;

/// <summary>A set of dtypes: bit n stands for the dtype of number n.</summary>
internal readonly record struct DTypeSet(ulong Mask)
{
    /// <summary>The set without dtypes.</summary>
    public static readonly DTypeSet None;

    /// <summary>float16, bfloat16, float32, float64.</summary>
    public static readonly DTypeSet Floats = Of([DType.Float16, DType.BFloat16, DType.Float32, DType.Float64]);

    /// <summary>The signed and unsigned integers of 8 to 64 bits.</summary>
    public static readonly DTypeSet Ints = Of([DType.Int8, DType.Int16, DType.Int32, DType.Int64, DType.UInt8, DType.UInt16,
        DType.UInt32, DType.UInt64]);

    /// <summary>complex64, complex128.</summary>
    public static readonly DTypeSet Complexes = Of([DType.Complex64, DType.Complex128]);

    /// <summary>The quantised integers.</summary>
    public static readonly DTypeSet Quantized = Of([DType.QInt8, DType.QUInt8, DType.QInt16, DType.QUInt16, DType.QInt32]);

    /// <summary>The dtypes that gradients flow through: floating and complex.</summary>
    public static readonly DTypeSet Differentiable = Floats | Complexes;

    /// <summary>The dtypes that kernels of this registry can compute with: floating, integer, complex, bool.</summary>
    public static readonly DTypeSet Computable = Floats | Ints | Complexes | Of([DType.Bool]);

    /// <summary>The dtypes that nothing computes with here, but whose bytes can be moved.</summary>
    public static readonly DTypeSet Opaque =
        Quantized | Of([DType.Float8E5M2, DType.Float8E4M3FN, DType.Int4, DType.UInt4]);

    /// <summary>The dtypes that a kernel which only moves elements serves: all of known size, and string.</summary>
    public static readonly DTypeSet Movable = Computable | Opaque | Of([DType.String]);

    /// <summary>What a device can hold: dtypes whose elements are bytes.</summary>
    public static readonly DTypeSet OnDevices = Computable | Opaque;

    /// <summary>Every dtype.</summary>
    public static readonly DTypeSet All = new(DTypes.AllMask);

    /// <summary>The number of dtypes.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (ulong rest = Mask; rest != 0; rest &= rest - 1)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Whether no dtype is in it.</summary>
    public bool IsEmpty => Mask == 0;

    /// <summary>The dtypes of both sets.</summary>
    public static DTypeSet operator |(DTypeSet left, DTypeSet right) => new(left.Mask | right.Mask);

    /// <summary>The dtypes that both sets have.</summary>
    public static DTypeSet operator &(DTypeSet left, DTypeSet right) => new(left.Mask & right.Mask);

    /// <summary>The dtypes of the left set that the right one lacks.</summary>
    public static DTypeSet operator -(DTypeSet left, DTypeSet right) => new(left.Mask & ~right.Mask);

    /// <summary>Makes the set of some dtypes.</summary>
    public static DTypeSet Of(IEnumerable<DType> dtypes)
    {
        ulong mask = 0;
        foreach (DType dtype in dtypes)
        {
            mask |= 1UL << (int)dtype;
        }

        return new DTypeSet(mask);
    }

    /// <summary>Makes the set of one dtype.</summary>
    public static DTypeSet Of(DType dtype) => new(1UL << (int)dtype);

    /// <summary>Whether a dtype is in the set.</summary>
    public bool Contains(DType dtype) => (Mask & (1UL << (int)dtype)) != 0;

    /// <summary>Whether every dtype of the set is in the other.</summary>
    public bool IsSubsetOf(DTypeSet other) => (Mask & ~other.Mask) == 0;

    /// <summary>The dtypes in the order of listing: floating, signed, unsigned, bool, complex, string, the rest.</summary>
    public IEnumerable<DType> InOrder()
    {
        foreach (DTypeRow row in DTypes.Rows)
        {
            if (Contains(row.DType))
            {
                yield return row.DType;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", InOrder().Select(DTypes.Name));
}
