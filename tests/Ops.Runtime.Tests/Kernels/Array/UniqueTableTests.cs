using System.Numerics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class UniqueTableTests
{
    [Fact]
    public void Keeps_the_order_of_first_occurrence()
    {
        Random random = new(9);
        int[] values = [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(3000) * 65536)];
        int[] distinct = [.. values.Distinct()];
        Dictionary<int, int> places = distinct.Select((value, place) => (value, place)).ToDictionary();
        Check(values, distinct, [.. values.Select(value => places[value])]);
    }

    [Fact]
    public void Takes_zeros_of_both_signs_as_one_and_every_nan_by_itself()
    {
        Check([0f, -0f, float.NaN, 1f, float.NaN], [0f, float.NaN, 1f, float.NaN], [0, 0, 1, 2, 3]);
        Check([(Half)0, (Half)(-0f), Half.NaN], [(Half)0, Half.NaN], [0, 0, 1]);
        Check([(BFloat16)0f, (BFloat16)(-0f), BFloat16.NaN], [(BFloat16)0f, BFloat16.NaN], [0, 0, 1]);
        Check([Complex.Zero, new Complex(-0d, 0)], [Complex.Zero], [0, 0]);
        Check([default, new Complex64(-0f, 0)], [default(Complex64)], [0, 0]);
    }

    [Fact]
    public void Finds_nothing_in_nothing() => Check<byte>([], [], []);

    [Fact]
    public void Compares_strings_by_content() => Check<TString>(["a", "bc", "a"], ["a", "bc"], [0, 1, 0]);

    private static void Check<T>(T[] values, T[] distinct, int[] places)
        where T : struct, IEqualityOperators<T, T, bool>
    {
        using UniqueTable<T> table = new(values);
        T[] found = new T[table.Count];
        table.CopyTo(found);
        Assert.Equal(distinct, found);
        Assert.Equal(places, table.Places.ToArray());
    }
}
