using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.OpServices;

/// <summary>A lane of 128 bits.</summary>
/// <typeparam name="T">float, double or an integer of 8 to 64 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe partial struct Lane128<T> : ILane<Lane128<T>, T>
    where T : unmanaged
{
    /// <summary>Makes a lane of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane128(Vector128<T> value) => Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    // A field that operators set on a local: a constructor and a getter per operator would exhaust the JIT's limit of 512 locals
    // in bodies of 20 operations, and it then refuses to inline.

    /// <summary>The vector.</summary>
    internal Vector128<T> Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Load(T* source)
    {
        Lane128<T> result;
        result.Value = Vector128.Load(source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128<T> value, T* destination) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LoadMask(bool* source)
    {
        Lane128<T> result;
        result.Value = MaskBits.Load128<T>((byte*)source);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(Lane128<T> mask, bool* destination) => MaskBits.Store128(mask.Value, (byte*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Splat(T value)
    {
        Lane128<T> result;
        result.Value = Vector128.Create(value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Literal(double value)
    {
        Lane128<T> result;
        result.Value = Vector128.Create(ElementType.FromDouble<T>(value));
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator +(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value + y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value - y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator *(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = x.Value * y.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator /(Lane128<T> x, Lane128<T> y)
    {
        // Types are compared here and not in a method, for the JIT does not import a branch that it knows to be dead.
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            Lane128<T> result;
            result.Value = x.Value / y.Value;
            return result;
        }

        return ByElements<TruncdivFunction>(x, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> x)
    {
        Lane128<T> result;
        result.Value = -x.Value;
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Remainder(Lane128<T> x, Lane128<T> y) => ByElements<TruncmodFunction>(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Abs(Lane128<T> x)
    {
        Lane128<T> result;
        result.Value = Vector128.Abs(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sqrt(Lane128<T> x)
    {
        Lane128<T> result;
        result.Value = Vector128.Sqrt(x.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Min(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.Min(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Max(Lane128<T> x, Lane128<T> y)
    {
        Lane128<T> result;
        result.Value = Vector128.Max(x.Value, y.Value);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Floor(Lane128<T> x)
        => typeof(T) == typeof(float) ? new(Vector128.Floor(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Floor(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Ceil(Lane128<T> x)
        => typeof(T) == typeof(float) ? new(Vector128.Ceiling(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Ceiling(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Round(Lane128<T> x)
        => typeof(T) == typeof(float) ? new(Vector128.Round(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Round(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Trunc(Lane128<T> x)
        => typeof(T) == typeof(float) ? new(Vector128.Truncate(x.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Truncate(x.Value.AsDouble()).As<double, T>())
            : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Fma(Lane128<T> x, Lane128<T> y, Lane128<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector128.FusedMultiplyAdd(x.Value.AsSingle(), y.Value.AsSingle(), z.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double)
            ? new(Vector128.FusedMultiplyAdd(x.Value.AsDouble(), y.Value.AsDouble(), z.Value.AsDouble()).As<double, T>())
            : new((x.Value * y.Value) + z.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Map<F>(Lane128<T> x)
        where F : struct, IUnaryFunction
    {
        Lane128<T> result;
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
            result.Value = F.InvokeSingle(new Lane128<float>(x.Value.AsSingle())).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            result.Value = F.InvokeDouble(new Lane128<double>(x.Value.AsDouble())).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Map<F>(Lane128<T> x, Lane128<T> y)
        where F : struct, IBinaryFunction
    {
        Lane128<T> result;
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
            Lane128<float> right = new(y.Value.AsSingle());
            result.Value = F.InvokeSingle(new Lane128<float>(x.Value.AsSingle()), right).Value.As<float, T>();
            return result;
        }

        if (typeof(T) == typeof(double) && F.IsDoubleVector)
        {
            Lane128<double> right = new(y.Value.AsDouble());
            result.Value = F.InvokeDouble(new Lane128<double>(x.Value.AsDouble()), right).Value.As<double, T>();
            return result;
        }

        return ByElements<F>(x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Lane128<T> ByElements<F>(Lane128<T> x)
        where F : struct, IUnaryFunction
    {
        Vector128<T> value = x.Value;
        ElementMap.Apply<F, T>((T*)&value, Count);
        return new(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane128<T> ByElements<F>(Lane128<T> x, Lane128<T> y)
        where F : struct, IBinaryFunction
    {
        Vector128<T> value = x.Value;
        Vector128<T> right = y.Value;
        ElementMap.Apply<F, T>((T*)&value, (T*)&right, Count);
        return new(value);
    }
}
