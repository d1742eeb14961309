using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 16-bit floats that computes in float32, in 256 bits.</summary>
/// <remarks>It holds the vector and not a float32 lane: the JIT keeps a struct in a struct in memory.</remarks>
/// <typeparam name="T">Half or BFloat16.</typeparam>
/// <typeparam name="TWidening">How elements are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct WidenedLane256<T, TWidening> : ILane<WidenedLane256<T, TWidening>, T>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    /// <summary>The values in float32.</summary>
    internal Vector256<float> Value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Load(T* source)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = TWidening.Load256(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidenedLane256<T, TWidening> value, T* destination)
        => TWidening.Store(value.Value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> LoadMask(bool* source)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = MaskBits.Load256<float>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(WidenedLane256<T, TWidening> mask, bool* destination)
        => MaskBits.Store256(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Splat(T value)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = TWidening.Splat256(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Literal(double value)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Create((float)value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> operator +(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> operator -(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> operator *(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> operator /(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value / y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> operator -(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Min(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Max(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Equal(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Less(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> LessOrEqual(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Greater(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> GreaterOrEqual(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> NotEqual(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = ~Vector256.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> And(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Or(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Xor(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Not(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Abs(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Sqrt(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Floor(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Floor(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Ceil(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Ceiling(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Round(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Round(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Trunc(WidenedLane256<T, TWidening> x)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.Truncate(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Fma(
        WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y, WidenedLane256<T, TWidening> z)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.FusedMultiplyAdd(x.Value, y.Value, z.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Select(
        WidenedLane256<T, TWidening> mask, WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Vector256.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Remainder(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Lane256<float>.Remainder(new(x.Value), new(y.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> ShiftLeft(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> counts)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Lane256<float>.ShiftLeft(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> ShiftRight(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> counts)
    {
        WidenedLane256<T, TWidening> result;
        result.Value = Lane256<float>.ShiftRight(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Map<F>(WidenedLane256<T, TWidening> x)
        where F : struct, IUnaryFunction
    {
        WidenedLane256<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value);
            return result;
        }

        result.Value = Lane256<float>.Map<F>(new(x.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane256<T, TWidening> Map<F>(WidenedLane256<T, TWidening> x, WidenedLane256<T, TWidening> y)
        where F : struct, IBinaryFunction
    {
        WidenedLane256<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value, y.Value);
            return result;
        }

        result.Value = Lane256<float>.Map<F>(new(x.Value), new(y.Value)).Value;
        return result;
    }
}
