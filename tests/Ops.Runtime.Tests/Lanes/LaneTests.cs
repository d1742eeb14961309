using System.Numerics;
using System.Reflection;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

public class LaneTests
{
    public static TheoryData<Type, Type> Lanes
    {
        get
        {
            TheoryData<Type, Type> data = [];
            foreach (Type lane in new[] { typeof(Lane512<>), typeof(Lane256<>), typeof(Lane128<>), typeof(ScalarLane<>) })
            {
                foreach (Type element in new[]
                {
                    typeof(float), typeof(double), typeof(sbyte), typeof(short), typeof(int), typeof(long),
                    typeof(byte), typeof(ushort), typeof(uint), typeof(ulong),
                })
                {
                    data.Add(lane.MakeGenericType(element), element);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Every_operation_equals_the_scalar_one(Type lane, Type element) => Call(nameof(Operations), lane, element);

    [Fact]
    public void Half_conversions_equal_the_scalar_ones_for_every_bit_pattern()
    {
        for (int bits = 0; bits < 65536; bits += 64)
        {
            Convert<WidenedLane512<Half, HalfWidening>, Half>(bits, half => (float)half, x => (Half)x);
            Convert<WidenedLane256<Half, HalfWidening>, Half>(bits, half => (float)half, x => (Half)x);
            Convert<WidenedLane128<Half, HalfWidening>, Half>(bits, half => (float)half, x => (Half)x);
            Convert<WidenedLane512<BFloat16, BFloat16Widening>, BFloat16>(bits, brain => (float)brain, x => (BFloat16)x);
            Convert<WidenedLane256<BFloat16, BFloat16Widening>, BFloat16>(bits, brain => (float)brain, x => (BFloat16)x);
            Convert<WidenedLane128<BFloat16, BFloat16Widening>, BFloat16>(bits, brain => (float)brain, x => (BFloat16)x);
        }
    }

    private static unsafe void Convert<V, T>(int bits, Func<T, float> widen, Func<float, T> narrow)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged, INumber<T>
    {
        T* from = stackalloc T[64];
        T* to = stackalloc T[64];
        for (int k = 0; k < 64; k++)
        {
            ((ushort*)from)[k] = (ushort)(bits + k);
        }

        for (int k = 0; k < 64; k += V.Count)
        {
            // A third lies between two neighbours, and often beyond the range.
            V.Store(V.Load(from + k) * V.Literal(1 / 3.0), to + k);
        }

        for (int k = 0; k < 64; k++)
        {
            AssertSame(narrow(widen(from[k]) * (float)(1 / 3.0)), to[k], $"{typeof(V)}: a third of {from[k]}");
        }
    }

    private static void Call(string method, Type lane, Type element)
        => typeof(LaneTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(lane, element).CreateDelegate<Action>()();

    private static void Operations<V, T>()
        where V : unmanaged, ILane<V, T>
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        bool isInteger = T.CreateTruncating(1) / T.CreateTruncating(2) == T.Zero;
        Binary<V, T>("add", (x, y) => x + y, (x, y) => unchecked(x + y));
        Binary<V, T>("subtract", (x, y) => x - y, (x, y) => unchecked(x - y));
        Binary<V, T>("multiply", (x, y) => x * y, (x, y) => unchecked(x * y));
        Binary<V, T>("divide", (x, y) => x / y, (x, y) => isInteger ? Divide(x, y) : x / y);
        Binary<V, T>("remainder", V.Remainder, (x, y) => isInteger ? x - (Divide(x, y) * y) : x % y, (_, y) => !isInteger || y != T.Zero);
        Binary<V, T>("min", V.Min, T.Min);
        Binary<V, T>("max", V.Max, T.Max);
        Binary<V, T>("abs", (x, _) => V.Abs(x), (x, _) => isInteger && T.IsNegative(x) ? unchecked(T.Zero - x) : T.Abs(x));
        Binary<V, T>("negate", (x, _) => -x, (x, _) => unchecked(-x));
        Compare<V, T>("equal", V.Equal, (x, y) => x == y);
        Compare<V, T>("not equal", V.NotEqual, (x, y) => x != y);
        Compare<V, T>("less", V.Less, (x, y) => x < y);
        Compare<V, T>("less or equal", V.LessOrEqual, (x, y) => x <= y);
        Compare<V, T>("greater", V.Greater, (x, y) => x > y);
        Compare<V, T>("greater or equal", V.GreaterOrEqual, (x, y) => x >= y);
        Compare<V, T>("not", (x, y) => V.Not(V.Equal(x, y)), (x, y) => x != y);
        Compare<V, T>("and", (x, y) => V.And(V.LessOrEqual(x, y), V.GreaterOrEqual(x, y)), (x, y) => x == y);
        Binary<V, T>("select", (x, y) => V.Select(V.Less(x, y), x, y), (x, y) => x < y ? x : y);
        Binary<V, T>("literal", (x, _) => x + V.Literal(3), (x, _) => unchecked(x + T.CreateTruncating(3)));
        if (isInteger)
        {
            int last = (System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * 8) - 1;
            T power = T.One + T.One;
            Binary<V, T>("shift left", V.ShiftLeft, (x, y) => Repeat(x, Clamp(y, last), v => unchecked(v * power)));
            Binary<V, T>("shift right", V.ShiftRight, (x, y) => Repeat(x, Clamp(y, last), v => Halve(v, power)));
        }
        else
        {
            Binary<V, T>("round", (x, _) => V.Round(x), (x, _) => Round(x, MidpointRounding.ToEven));
            Binary<V, T>("floor", (x, _) => V.Floor(x), (x, _) => Round(x, MidpointRounding.ToNegativeInfinity));
            Binary<V, T>("ceil", (x, _) => V.Ceil(x), (x, _) => Round(x, MidpointRounding.ToPositiveInfinity));
            Binary<V, T>("trunc", (x, _) => V.Trunc(x), (x, _) => Round(x, MidpointRounding.ToZero));
        }
    }

    private static T Divide<T>(T x, T y)
        where T : INumber<T>
        => y == T.Zero ? T.Zero : T.IsNegative(y) && y == T.Zero - T.One ? unchecked(T.Zero - x) : x / y;

    private static int Clamp<T>(T count, int last)
        where T : INumber<T>
        => T.IsNegative(count) ? 0 : count > T.CreateTruncating(last) ? last : int.CreateTruncating(count);

    private static T Repeat<T>(T x, int times, Func<T, T> step)
    {
        for (int k = 0; k < times; k++)
        {
            x = step(x);
        }

        return x;
    }

    // Towards negative infinity, as an arithmetic shift does.
    private static T Halve<T>(T x, T two)
        where T : INumber<T>
        => x / two - (T.IsNegative(x) && x % two != T.Zero ? T.One : T.Zero);

    private static T Round<T>(T x, MidpointRounding mode)
        where T : INumber<T>
        => typeof(T) == typeof(float)
            ? (T)(object)MathF.Round((float)(object)x, mode)
            : (T)(object)Math.Round((double)(object)x, mode);

    private static T[] Values<T>()
        where T : INumber<T>, IMinMaxValue<T>
    {
        List<T> values = [T.Zero, T.One, T.Zero - T.One, T.MinValue, T.MaxValue, T.CreateTruncating(7), T.CreateTruncating(100)];
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.5, 1.5, 2.5, -0.5, -2.5, 1e-40 })
            {
                values.Add(T.CreateTruncating(value));
            }
        }

        Random random = new(5);
        while (values.Count < 24)
        {
            values.Add(T.CreateTruncating(random.NextInt64()) - T.CreateTruncating(random.Next(200)));
        }

        return [.. values];
    }

    private static unsafe void Binary<V, T>(string name, Func<V, V, V> lane, Func<T, T, T> scalar, Func<T, T, bool>? where = null)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T* result = stackalloc T[64];
        T[] values = Values<T>();
        T[] right = new T[values.Length + 64];
        for (int k = 0; k < right.Length; k++)
        {
            right[k] = values[k % values.Length];
        }

        foreach (T x in values)
        {
            for (int at = 0; at < values.Length; at += V.Count)
            {
                fixed (T* from = &right[at])
                {
                    V.Store(lane(V.Splat(x), V.Load(from)), result);
                }

                for (int k = 0; k < V.Count; k++)
                {
                    T y = right[at + k];
                    if (where?.Invoke(x, y) != false)
                    {
                        AssertSame(scalar(x, y), result[k], $"{typeof(V)}: {name} of {x} and {y}");
                    }
                }
            }
        }
    }

    private static unsafe void Compare<V, T>(string name, Func<V, V, V> lane, Func<T, T, bool> scalar)
        where V : unmanaged, ILane<V, T>
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        Binary<V, T>(
            name,
            (x, y) =>
            {
                // Through memory, so that masks are written and read as well.
                bool* place = stackalloc bool[64];
                V.StoreMask(lane(x, y), place);
                return V.Select(V.LoadMask(place), V.Literal(1), V.Literal(0));
            },
            (x, y) => scalar(x, y) ? T.One : T.Zero);
    }

    private static void AssertSame<T>(T expected, T actual, string what)
        where T : INumber<T>
    {
        bool isSame = T.IsNaN(expected) ? T.IsNaN(actual)
            : expected == actual && (expected != T.Zero || T.IsNegative(expected) == T.IsNegative(actual));
        Assert.True(isSame, $"{what} is {actual}, not {expected}.");
    }
}
