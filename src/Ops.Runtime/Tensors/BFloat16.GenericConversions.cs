using System.Numerics;

namespace RawOpsNet;

public readonly partial struct BFloat16
{
    /// <inheritdoc/>
    public static BFloat16 CreateChecked<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is BFloat16 same ? same : FromSingle(float.CreateChecked(value));

    /// <inheritdoc/>
    public static BFloat16 CreateSaturating<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is BFloat16 same ? same : FromSingle(float.CreateSaturating(value));

    /// <inheritdoc/>
    public static BFloat16 CreateTruncating<TOther>(TOther value)
        where TOther : INumberBase<TOther> =>
        value is BFloat16 same ? same : FromSingle(float.CreateTruncating(value));

    // Every numeric type of the base library converts from and to float, so a conversion takes that way.
    static bool INumberBase<BFloat16>.TryConvertFromChecked<TOther>(TOther value, out BFloat16 result)
    {
        result = FromSingle(float.CreateChecked(value));
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertToChecked<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateChecked(value.ToSingle());
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertFromSaturating<TOther>(TOther value, out BFloat16 result)
    {
        result = FromSingle(float.CreateSaturating(value));
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertToSaturating<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateSaturating(value.ToSingle());
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertFromTruncating<TOther>(TOther value, out BFloat16 result)
    {
        result = FromSingle(float.CreateTruncating(value));
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertToTruncating<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateTruncating(value.ToSingle());
        return true;
    }
}
