using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 16-bit floats that computes in float32, in 512 bits.</summary>
/// <remarks>It holds the vector and not a float32 lane: the JIT keeps a struct in a struct in memory.</remarks>
/// <typeparam name="T">Half or BFloat16.</typeparam>
/// <typeparam name="TWidening">How elements are read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct WidenedLane512<T, TWidening> : ILane<WidenedLane512<T, TWidening>, T>
    where T : unmanaged
    where TWidening : struct, IWidening<T>
{
    /// <summary>The values in float32.</summary>
    internal Vector512<float> Value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Load(T* source)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = TWidening.Load512(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WidenedLane512<T, TWidening> value, T* destination)
        => TWidening.Store(value.Value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> LoadMask(bool* source)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = MaskBits.Load512<float>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(WidenedLane512<T, TWidening> mask, bool* destination)
        => MaskBits.Store512(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Splat(T value)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = TWidening.Splat512(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Literal(double value)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Create((float)value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> operator +(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> operator -(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> operator *(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> operator /(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value / y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> operator -(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Min(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Max(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Equal(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Less(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.LessThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> LessOrEqual(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.LessThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Greater(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.GreaterThan(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> GreaterOrEqual(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.GreaterThanOrEqual(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> NotEqual(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = ~Vector512.Equals(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> And(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value & y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Or(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value | y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Xor(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = x.Value ^ y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Not(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = ~x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Abs(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Sqrt(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Floor(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Floor(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Ceil(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Ceiling(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Round(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Round(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Trunc(WidenedLane512<T, TWidening> x)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.Truncate(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Fma(
        WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y, WidenedLane512<T, TWidening> z)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.FusedMultiplyAdd(x.Value, y.Value, z.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Select(
        WidenedLane512<T, TWidening> mask, WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Vector512.ConditionalSelect(mask.Value, x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Remainder(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Lane512<float>.Remainder(new(x.Value), new(y.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> ShiftLeft(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> counts)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Lane512<float>.ShiftLeft(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> ShiftRight(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> counts)
    {
        WidenedLane512<T, TWidening> result;
        result.Value = Lane512<float>.ShiftRight(new(x.Value), new(counts.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Map<F>(WidenedLane512<T, TWidening> x)
        where F : struct, IUnaryFunction
    {
        WidenedLane512<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value);
            return result;
        }

        result.Value = Lane512<float>.Map<F>(new(x.Value)).Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WidenedLane512<T, TWidening> Map<F>(WidenedLane512<T, TWidening> x, WidenedLane512<T, TWidening> y)
        where F : struct, IBinaryFunction
    {
        WidenedLane512<T, TWidening> result;
        if (F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value, y.Value);
            return result;
        }

        result.Value = Lane512<float>.Map<F>(new(x.Value), new(y.Value)).Value;
        return result;
    }
}
