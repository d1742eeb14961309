using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 256 bits.</summary>
/// <typeparam name="T">float, double or an integer of 8 to 64 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe partial struct Lane256<T> : ILane<Lane256<T>, T>
    where T : unmanaged
{
    /// <summary>Makes a lane of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane256(Vector256<T> value) => Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    // A field that operators set on a local: a constructor and a getter per operator would exhaust the JIT's limit of 512 locals
    // in bodies of 20 operations, and it then refuses to inline.

    /// <summary>The vector.</summary>
    internal Vector256<T> Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Load(T* source)
    {
        Lane256<T> result;
        result.Value = Vector256.Load(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256<T> value, T* destination) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LoadMask(bool* source)
    {
        Lane256<T> result;
        result.Value = MaskBits.Load256<T>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(Lane256<T> mask, bool* destination) => MaskBits.Store256(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Splat(T value)
    {
        Lane256<T> result;
        result.Value = Vector256.Create(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Literal(double value)
    {
        Lane256<T> result;
        result.Value = Vector256.Create(ElementType.FromDouble<T>(value));
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator +(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator *(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator /(Lane256<T> x, Lane256<T> y)
    {
        // Types are compared here and not in a method, for the JIT does not import a branch that it knows to be dead.
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            Lane256<T> result;
            result.Value = x.Value / y.Value;
            return result;
        }

        return ByElements<TruncdivFunction>(x, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> x)
    {
        Lane256<T> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Remainder(Lane256<T> x, Lane256<T> y) => ByElements<TruncmodFunction>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Abs(Lane256<T> x)
    {
        Lane256<T> result;
        result.Value = Vector256.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sqrt(Lane256<T> x)
    {
        Lane256<T> result;
        result.Value = Vector256.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Min(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Max(Lane256<T> x, Lane256<T> y)
    {
        Lane256<T> result;
        result.Value = Vector256.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Floor(Lane256<T> x)
        => typeof(T) == typeof(float) ? new(Vector256.Floor(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Floor(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Ceil(Lane256<T> x)
        => typeof(T) == typeof(float) ? new(Vector256.Ceiling(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Ceiling(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Round(Lane256<T> x)
        => typeof(T) == typeof(float) ? new(Vector256.Round(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Round(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Trunc(Lane256<T> x)
        => typeof(T) == typeof(float) ? new(Vector256.Truncate(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Truncate(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Fma(Lane256<T> x, Lane256<T> y, Lane256<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector256.FusedMultiplyAdd(x.Value.AsSingle(), y.Value.AsSingle(), z.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double)
            ? new(Vector256.FusedMultiplyAdd(x.Value.AsDouble(), y.Value.AsDouble(), z.Value.AsDouble()).As<double, T>())
            : new((x.Value * y.Value) + z.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Map<F>(Lane256<T> x)
        where F : struct, IUnaryFunction
    {
        Lane256<T> result;
        if (typeof(T) == typeof(float) && F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value.AsSingle()).As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.HasDoubleVectors)
        {
            result.Value = F.Invoke(x.Value.AsDouble()).As<double, T>();
            return result;
        }

        if (typeof(T) == typeof(float) && F.IsSingleVector)
        {
            result.Value = F.InvokeSingle(new Lane256<float>(x.Value.AsSingle())).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            result.Value = F.InvokeDouble(new Lane256<double>(x.Value.AsDouble())).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Map<F>(Lane256<T> x, Lane256<T> y)
        where F : struct, IBinaryFunction
    {
        Lane256<T> result;
        if (typeof(T) == typeof(float) && F.HasSingleVectors)
        {
            result.Value = F.Invoke(x.Value.AsSingle(), y.Value.AsSingle()).As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.HasDoubleVectors)
        {
            result.Value = F.Invoke(x.Value.AsDouble(), y.Value.AsDouble()).As<double, T>();
            return result;
        }

        if (typeof(T) == typeof(float) && F.IsSingleVector)
        {
            Lane256<float> right = new(y.Value.AsSingle());
            result.Value = F.InvokeSingle(new Lane256<float>(x.Value.AsSingle()), right).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            Lane256<double> right = new(y.Value.AsDouble());
            result.Value = F.InvokeDouble(new Lane256<double>(x.Value.AsDouble()), right).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Lane256<T> ByElements<F>(Lane256<T> x)
        where F : struct, IUnaryFunction
    {
        Vector256<T> value = x.Value;
        ElementMap.Apply<F, T>((T*)&value, Count);
        return new(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane256<T> ByElements<F>(Lane256<T> x, Lane256<T> y)
        where F : struct, IBinaryFunction
    {
        Vector256<T> value = x.Value;
        Vector256<T> right = y.Value;
        ElementMap.Apply<F, T>((T*)&value, (T*)&right, Count);
        return new(value);
    }
}
