using System.Globalization;
using System.Text.Json;
using RawOpsNet.CommandLine.Golden.Fit.Errors;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares how data become batches.</summary>
internal static class AdapterTables
{
    // A statement that gives such data to fit. Python's nested lists are C#'s arrays, its datasets and generators sequences.
    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["ndarray, ndarray"] = "Tensor a = new[,] { { 1f } }; model.Fit(a, a);",
        ["tensor, tensor"] = "model.Fit(x, y);",
        ["ndarray, None"] = "model.Fit((Tensor)new[,] { { 1f } });",
        ["[ndarray, ndarray], ndarray"] = "model.Fit(new Tensors(x, x), y);",
        ["(ndarray, ndarray), ndarray"] = "model.Fit(new[] { x, x }, y);",
        ["{str: ndarray}, {str: ndarray}"] =
            "model.Fit(new Dictionary<string, Tensor> { [\"a\"] = x }, new Dictionary<string, Tensor> { [\"b\"] = y });",
        ["nested list of float, nested list of float"] =
            "model.Fit((Tensor)new[,] { { 1f }, { 2f } }, (Tensor)new[,] { { 1f }, { 2f } });",
        ["list of int, list of int"] = "model.Fit((Tensor)new[] { 1, 2 }, (Tensor)new[] { 1, 2 });",
        ["ndarray, list of float"] = "model.Fit(x, new List<float> { 1f });",
        ["list of float rows, ndarray"] = "model.Fit(new List<List<float>>(), y);",
        ["scalar float, None"] = "model.Fit((Tensor)1f);",
        ["string"] = "model.Fit((Tensor)\"text\");",
        ["Dataset, None"] = "model.Fit(batches);",
        ["generator, None"] = "model.Fit(batches.GetEnumerator());",
        ["iterator of list, None"] = "model.Fit(new List<Batch> { (x, y) }.GetEnumerator());",
        ["None, None"] = "model.Fit(new Tensors());",
        ["empty list, None"] = "model.Fit(System.Array.Empty<Tensor>());",
        ["dict of list, ndarray"] = "model.Fit(new Dictionary<string, List<float>>(), y);",
        ["Variable, ndarray"] = "model.Fit((Tensor)new Variable(x), y);",
        ["set"] = "model.Fit(new HashSet<int>());",
        ["function"] = "model.Fit(int.Parse);",
    };

    public static IEnumerable<FitCase> Of(JsonElement section)
    {
        foreach (JsonElement row in section.GetProperty("select").EnumerateArray())
        {
            string input = row.GetProperty("input").GetString()!;
            yield return Written.TryGetValue(input, out string? code)
                ? new FitCase($"adapters/select {input}", () => Select(code, row.GetProperty("adapter")))
                : new FitCase($"adapters/select {input}", null, "RawOps has no sparse and no ragged tensors");
        }

        foreach (JsonElement row in section.GetProperty("unpack").EnumerateArray())
        {
            yield return new FitCase($"adapters/unpack {row[0].GetString()}", () => Unpack(row[0].GetString()!, row[1]));
        }

        foreach (JsonElement row in section.GetProperty("validation_split").EnumerateArray())
        {
            string name =
                string.Create(
                    CultureInfo.InvariantCulture, $"adapters/split {row.GetProperty("n")} by {row.GetProperty("split")}");
            yield return new FitCase(name, () => Split(row));
        }

        foreach (JsonElement row in section.GetProperty("shuffle").EnumerateArray())
        {
            yield return new FitCase($"adapters/shuffle {row.GetProperty("shuffle")}", () => Shuffle(row));
        }

        yield return new FitCase(
            "adapters/validation_split_with_shuffle", () =>
                SplitAndShuffle(section.GetProperty("validation_split_with_shuffle")));
        foreach (JsonElement row in section.GetProperty("array_dtype_becomes").EnumerateArray())
        {
            yield return new FitCase(
                $"adapters/dtype {row[0].GetString()}", () => Becomes(row[0].GetString()!, row[1].GetString()!));
        }
    }

    private static string? Select(string code, JsonElement adapter)
    {
        bool refused = Snippet.IsRefused(code);
        bool expected = adapter.ValueKind == JsonValueKind.Object;
        return refused == expected
            ? null
            : $"the compiler {(refused ? "refuses" : "takes")} '{code}'; Keras {(expected ? "refuses" : "takes")} such data";
    }

    private static string? Unpack(string form, JsonElement expected)
    {
        Tensor x = Nets.Ones(1, 1);
        Tensor y = Nets.Ones(1, 2);
        Tensor w = Nets.Ones(1);
        Batch? batch = form switch
        {
            "x" or "(x,)" => new Batch(x),
            "(x,y)" or "[x,y]" => (x, y),
            "(x,y,w)" => (x, y, w),
            "{'a': x}" => new Batch(new Dictionary<string, Tensor> { ["a"] = x }),
            "((x1,x2),)" => new Batch(new Tensors(x, x)),
            _ => null,
        };
        if (batch is not { } made)
        {
            // Python's tuples of none or four elements.
            return Snippet.IsRefused(form == "()" ? "Batch batch = ();" : "Batch batch = (x, y, w, w);")
                ? null
                : "the compiler takes it";
        }

        int inputs = expected[0].ValueKind == JsonValueKind.Array ? expected[0].GetArrayLength() : 1;
        return Recorded.Differ("the inputs", made.Input.Count, inputs)
            ?? Recorded.Differ("the name", $"{made.Input.Names?[0]}", expected[0].ValueKind == JsonValueKind.Object ? "a" : "")
            ?? Recorded.Differ("there is y", $"{made.Target is not null}", $"{expected[1].ValueKind != JsonValueKind.Null}")
            ?? Recorded.Differ(
                "there are weights", $"{made.SampleWeight is not null}", $"{expected[2].ValueKind != JsonValueKind.Null}");
    }

    private static string? Split(JsonElement row)
    {
        int count = row.GetProperty("n").GetInt32();
        Rows model = Rows.Make();
        double split = row.GetProperty("split").GetDouble();
        try
        {
            model.Fit(Rows.Numbers(count), Rows.Numbers(count), verbosity: Verbosity.Silent, validationSplit: split);
        }
        catch (InvalidArgumentException exception)
        {
            return row.TryGetProperty("error", out _)
                ? exception.Message.Contains($"{count} samples", StringComparison.Ordinal) ? null : exception.Message
                : $"it throws {exception.Message}";
        }

        return row.TryGetProperty("error", out _)
            ? "nothing is thrown"
            : Recorded.Differ("train", model.Trained.Sum(batch => batch.Length), row.GetProperty("train").GetInt32())
                ?? Recorded.Differ(
                    "validation", model.Tested.Sum(batch => batch.Length), row.GetProperty("validation").GetInt32())
                ?? Recorded.Differ("the first one", model.Tested[0][0], row.GetProperty("first_validation_index").GetInt32());
    }

    private static string? Shuffle(JsonElement row)
    {
        JsonElement kind = row.GetProperty("shuffle");
        JsonElement sizes = row.GetProperty("batches_per_epoch");
        int epochs = sizes.GetArrayLength();
        int[] inOrder = [.. sizes[0].EnumerateArray().Select(size => size.GetInt32())];
        int count = inOrder.Sum();
        int batchSize = inOrder.Max();
        Rows model = Rows.Make();
        model.Fit(
            Rows.Numbers(count), Rows.Numbers(count), batchSize, epochs, Verbosity.Silent,
            shuffle: kind.ValueKind != JsonValueKind.False, shuffleSeed: 1,
                shuffleBatches: kind.ValueKind == JsonValueKind.String);
        int[][][] passes = [.. model.Trained.Chunk(inOrder.Length)];
        int[][] orders = [.. passes.Select(pass => pass.SelectMany(batch => batch).ToArray())];
        int[] sorted = [.. Enumerable.Range(0, count)];
        bool holdsNeighbours = passes.All(pass => pass.All(batch => batch.Max() - batch.Min() == batch.Length - 1));
        return Recorded.Differ("the epochs", passes.Length, epochs)
            ?? Recorded.Differ(
                "the sizes", string.Join(' ', passes[0].Select(batch => batch.Length).Order()), string.Join(' ', inOrder.Order()))
            ?? orders.Select(order => order.Order().SequenceEqual(sorted) ? null : "an epoch is no permutation")
                .FirstOrDefault(difference => difference is not null)
            ?? Recorded.Differ(
                "in order", $"{orders[0].SequenceEqual(sorted)}", $"{row.GetProperty("in_order")[0].GetBoolean()}")
            ?? Recorded.Differ(
                "epochs differ", $"{!orders[0].SequenceEqual(orders[1])}", $"{row.GetProperty("epochs_differ").GetBoolean()}")
            ?? Recorded.Differ(
                "batches hold neighbours", $"{holdsNeighbours}", $"{row.GetProperty("batches_hold_neighbours").GetBoolean()}");
    }

    private static string? SplitAndShuffle(JsonElement row)
    {
        int count = row.GetProperty("n").GetInt32();
        JsonElement[] expected = [.. row.GetProperty("validation_batches").EnumerateArray()];
        Rows model = Rows.Make();
        model.Fit(
            Rows.Numbers(count), Rows.Numbers(count), expected[0].GetArrayLength(), 2, Verbosity.Silent,
            validationSplit: row.GetProperty("split").GetDouble());
        return Recorded.Differ(
            "the batches of the validation",
            string.Join(' ', model.Tested.Select(batch => $"[{string.Join(", ", batch)}]")),
            string.Join(' ', expected.Select(batch => $"[{string.Join(", ", batch.EnumerateArray())}]")));
    }

    private static string? Becomes(string given, string expected)
    {
        Rows model = Rows.Make();
        Tensor x = RawOps.Cast(Rows.Numbers(2), dstT: DTypes.Parse(given));
        model.Fit(x, Rows.Numbers(2), verbosity: Verbosity.Silent);
        return Recorded.Differ("the dtype", model.DType!.Value.Name, expected);
    }

    /// <summary>Records which rows it is given.</summary>
    private sealed class Rows : Model
    {
        private readonly Variable _weight = Variable.From(() => 0f, name: "weight");

        public List<int[]> Trained { get; } = [];

        public List<int[]> Tested { get; } = [];

        public DType? DType { get; private set; }

        public static Rows Make()
        {
            Rows model = new();
            model.Compile("sgd", "mse");
            return model;
        }

        public static Tensor Numbers(int count) =>
            Tensor.From<float>([.. Enumerable.Range(0, count).Select(i => (float)i)], [count, 1]);

        protected override Tensor Call(Tensor input, bool training)
        {
            DType = input.DType;
            Tensor numbers = RawOps.Cast(input, dstT: RawOpsNet.DType.Float32);
            (training ? Trained : Tested).Add([.. numbers.ToArray<float>().Select(value => (int)value)]);
            return RawOps.Mul(numbers, _weight);
        }
    }
}
