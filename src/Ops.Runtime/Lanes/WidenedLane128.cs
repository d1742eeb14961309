using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 16-bit floats that computes in float32, in 128 bits.</summary>
/// <remarks>It holds the vector and not a float32 lane: the JIT keeps a struct in a struct in memory.</remarks>
/// <typeparam name="T">Half or BFloat16.</typeparam>
/// <typeparam name="TWidening">How elements are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct WidenedLane128<T, TWidening> : ILane<WidenedLane128<T, TWidening>, T>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    /// <summary>The values in float32.</summary>
    internal Vector128<float> Value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Load(T* source)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = TWidening.Load128(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidenedLane128<T, TWidening> value, T* destination)
        => TWidening.Store(value.Value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> LoadMask(bool* source)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = MaskBits.Load128<float>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(WidenedLane128<T, TWidening> mask, bool* destination)
        => MaskBits.Store128(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Splat(T value)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = TWidening.Splat128(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Literal(double value)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Create((float)value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> operator +(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> operator -(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> operator *(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> operator /(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value / y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> operator -(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Min(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Max(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Equal(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Less(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> LessOrEqual(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Greater(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> GreaterOrEqual(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> NotEqual(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = ~Vector128.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> And(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Or(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Xor(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Not(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Abs(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Sqrt(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Floor(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Floor(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Ceil(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Ceiling(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Round(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Round(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Trunc(WidenedLane128<T, TWidening> x)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.Truncate(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Fma(
        WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y, WidenedLane128<T, TWidening> z)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.FusedMultiplyAdd(x.Value, y.Value, z.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Select(
        WidenedLane128<T, TWidening> mask, WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Vector128.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Remainder(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Lane128<float>.Remainder(new(x.Value), new(y.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> ShiftLeft(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> counts)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Lane128<float>.ShiftLeft(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> ShiftRight(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> counts)
    {
        WidenedLane128<T, TWidening> result;
        result.Value = Lane128<float>.ShiftRight(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Map<F>(WidenedLane128<T, TWidening> x)
        where F : struct, IUnaryFunction
    {
        WidenedLane128<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value);
            return result;
        }

        result.Value = Lane128<float>.Map<F>(new(x.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane128<T, TWidening> Map<F>(WidenedLane128<T, TWidening> x, WidenedLane128<T, TWidening> y)
        where F : struct, IBinaryFunction
    {
        WidenedLane128<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value, y.Value);
            return result;
        }

        result.Value = Lane128<float>.Map<F>(new(x.Value), new(y.Value)).Value;
        return result;
    }
}
