using System.Text.Json;
using RawOpsNet.CommandLine.Golden;
using RawOpsNet.Tests.Runtime.Golden;

namespace RawOpsNet.Tests.Hands;

/// <summary>What is read and assigned by brackets, against NumPy (tests/golden/numpy/record_indexing.py).</summary>
public class NumpyIndexingTests
{
    private static readonly JsonElement[] Cases = Load();

    [Fact]
    public void Items_read_what_NumPy_reads()
    {
        Differences(recorded =>
        {
            Tensor x = Counted(recorded);
            Tensor read = x[Items(recorded)];
            return recorded.TryGetProperty("values", out JsonElement values)
                && Ints(recorded.GetProperty("output")).SequenceEqual(read.Shape.ToArray().Select(dim => (int)dim))
                && Ints(values).SequenceEqual(read.ToArray<int>());
        });
    }

    [Fact]
    public void Items_assign_what_NumPy_assigns()
    {
        Differences(recorded =>
        {
            using Variable x = new(Counted(recorded));
            int[] before = x.Read().ToArray<int>();
            try
            {
                Shape part = recorded.TryGetProperty("output", out JsonElement output) ? Ints(output) : Shape.Scalar;
                x[Items(recorded)] = RawOps.Reshape(Tensor.Arange(-1, -1 - part.ElementCount, -1), part);
            }
            catch (InvalidArgumentException)
            {
                Assert.Equal(before, x.Read().ToArray<int>());
                throw;
            }

            return recorded.TryGetProperty("assigned", out JsonElement assigned)
                && Ints(assigned).SequenceEqual(x.Read().ToArray<int>());
        });
    }

    [Fact]
    public void What_is_read_has_the_gradient_and_the_second_one_of_a_sum_of_elements()
    {
        // The gradient of sum(x[items]^3) is 3 x^2 as often as an element is read; the second one 6 x.
        Differences(recorded =>
        {
            if (!recorded.TryGetProperty("values", out JsonElement values))
            {
                throw new InvalidArgumentException("NumPy throws here, and so do the reads above.");
            }

            Tensor x = RawOps.Cast(Counted(recorded), DType.Float64);
            double[] first = new double[x.Count];
            double[] second = new double[x.Count];
            foreach (int value in Ints(values))
            {
                first[value] += 3.0 * value * value;
                second[value] += 6.0 * value;
            }

            using GradientTape outer = new();
            outer.Watch(x);
            Tensor? gradient;
            using (GradientTape inner = new())
            {
                inner.Watch(x);
                Tensor part = x[Items(recorded)];
                gradient = inner.Gradient(part * part * part, x);
            }

            return first.SequenceEqual(gradient!.ToArray<double>())
                && second.SequenceEqual(outer.Gradient(gradient, x)!.ToArray<double>());
        });
    }

    private static void Differences(Func<JsonElement, bool> agrees)
    {
        List<string> differences = [];
        foreach (JsonElement recorded in Cases)
        {
            using TensorScope scope = new();
            string? why = null;
            bool throws = recorded.TryGetProperty("throws", out _);
            try
            {
                why = agrees(recorded) ? throws ? "NumPy throws" : null : "other values";
            }
            catch (InvalidArgumentException error)
            {
                why = throws ? null : error.Message;
            }

            if (why is not null)
            {
                differences.Add($"{recorded.GetProperty("shape")} {recorded.GetProperty("items")}: {why}");
            }
        }

        Assert.True(
            differences.Count == 0, $"{differences.Count} of {Cases.Length}:\n{string.Join('\n', differences.Take(20))}");
        Assert.InRange(Cases.Length, 900, int.MaxValue);
    }

    private static Tensor Counted(JsonElement recorded)
    {
        Shape shape = Ints(recorded.GetProperty("shape"));
        return RawOps.Reshape(Tensor.Arange(shape.ElementCount), shape);
    }

    private static TensorIndex[] Items(JsonElement recorded) =>
        [.. recorded.GetProperty("items").EnumerateArray().Select(Item)];

    private static TensorIndex Item(JsonElement item) => item[0].GetString() switch
    {
        "int" => item[1].GetInt32(),
        "new" => TensorIndex.NewAxis,
        "ellipsis" => TensorIndex.Ellipsis,
        "ints" => RawOps.Reshape(Ints(item[2]), Ints(item[1])),
        "bools" => RawOps.Reshape(Array.ConvertAll(Ints(item[2]), value => value != 0), Ints(item[1])),
        _ => TensorIndex.Slice(Bound(item[1]), Bound(item[2]), item[3].GetInt64()),
    };

    private static long? Bound(JsonElement bound) => bound.ValueKind == JsonValueKind.Null ? null : bound.GetInt64();

    private static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];

    private static JsonElement[] Load()
    {
        using JsonDocument document = GoldenFile.Open(GoldenFolder.Path("numpy", "indexing.json.gz"));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(recorded => recorded.Clone())];
    }
}
