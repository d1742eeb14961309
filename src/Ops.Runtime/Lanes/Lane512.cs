using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 512 bits.</summary>
/// <typeparam name="T">float, double or an integer of 8 to 64 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe partial struct Lane512<T> : ILane<Lane512<T>, T>
    where T : unmanaged
{
    /// <summary>Makes a lane of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane512(Vector512<T> value) => Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    // A field that operators set on a local: a constructor and a getter per operator would exhaust the JIT's limit of 512 locals
    // in bodies of 20 operations, and it then refuses to inline.

    /// <summary>The vector.</summary>
    internal Vector512<T> Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Load(T* source)
    {
        Lane512<T> result;
        result.Value = Vector512.Load(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512<T> value, T* destination) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LoadMask(bool* source)
    {
        Lane512<T> result;
        result.Value = MaskBits.Load512<T>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(Lane512<T> mask, bool* destination) => MaskBits.Store512(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Splat(T value)
    {
        Lane512<T> result;
        result.Value = Vector512.Create(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Literal(double value)
    {
        Lane512<T> result;
        result.Value = Vector512.Create(ElementType.FromDouble<T>(value));
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator +(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator *(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator /(Lane512<T> x, Lane512<T> y)
    {
        // Types are compared here and not in a method, for the JIT does not import a branch that it knows to be dead.
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            Lane512<T> result;
            result.Value = x.Value / y.Value;
            return result;
        }

        return ByElements<TruncdivFunction>(x, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> x)
    {
        Lane512<T> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Remainder(Lane512<T> x, Lane512<T> y) => ByElements<TruncmodFunction>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Abs(Lane512<T> x)
    {
        Lane512<T> result;
        result.Value = Vector512.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sqrt(Lane512<T> x)
    {
        Lane512<T> result;
        result.Value = Vector512.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Min(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Max(Lane512<T> x, Lane512<T> y)
    {
        Lane512<T> result;
        result.Value = Vector512.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Floor(Lane512<T> x)
        => typeof(T) == typeof(float) ? new(Vector512.Floor(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Floor(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Ceil(Lane512<T> x)
        => typeof(T) == typeof(float) ? new(Vector512.Ceiling(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Ceiling(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Round(Lane512<T> x)
        => typeof(T) == typeof(float) ? new(Vector512.Round(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Round(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Trunc(Lane512<T> x)
        => typeof(T) == typeof(float) ? new(Vector512.Truncate(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Truncate(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Fma(Lane512<T> x, Lane512<T> y, Lane512<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(x.Value.AsSingle(), y.Value.AsSingle(), z.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double)
            ? new(Vector512.FusedMultiplyAdd(x.Value.AsDouble(), y.Value.AsDouble(), z.Value.AsDouble()).As<double, T>())
            : new((x.Value * y.Value) + z.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Map<F>(Lane512<T> x)
        where F : struct, IUnaryFunction
    {
        Lane512<T> result;
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
            result.Value = F.InvokeSingle(new Lane512<float>(x.Value.AsSingle())).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            result.Value = F.InvokeDouble(new Lane512<double>(x.Value.AsDouble())).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Map<F>(Lane512<T> x, Lane512<T> y)
        where F : struct, IBinaryFunction
    {
        Lane512<T> result;
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
            Lane512<float> right = new(y.Value.AsSingle());
            result.Value = F.InvokeSingle(new Lane512<float>(x.Value.AsSingle()), right).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            Lane512<double> right = new(y.Value.AsDouble());
            result.Value = F.InvokeDouble(new Lane512<double>(x.Value.AsDouble()), right).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Lane512<T> ByElements<F>(Lane512<T> x)
        where F : struct, IUnaryFunction
    {
        Vector512<T> value = x.Value;
        ElementMap.Apply<F, T>((T*)&value, Count);
        return new(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane512<T> ByElements<F>(Lane512<T> x, Lane512<T> y)
        where F : struct, IBinaryFunction
    {
        Vector512<T> value = x.Value;
        Vector512<T> right = y.Value;
        ElementMap.Apply<F, T>((T*)&value, (T*)&right, Count);
        return new(value);
    }
}
