using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Examples;

/// <summary>The examples of all records, read by the generator's own reader from the yaml beside the test assembly.</summary>
internal static class ExampleSet
{
    private static readonly Lazy<Dictionary<string, Example>> All = new(Index);

    /// <summary>The records, in the order of the files.</summary>
    public static IReadOnlyList<BoundOp> Ops { get; } = Read();

    /// <summary>The names of all examples, in the order of the files.</summary>
    public static IEnumerable<string> Names => All.Value.Keys;

    /// <summary>The example of a name.</summary>
    public static Example Get(string name) => All.Value[name];

    /// <summary>The names of the examples that a condition picks.</summary>
    public static TheoryData<string> Where(Func<Example, bool> pick) =>
        [.. All.Value.Where(pair => pick(pair.Value)).Select(pair => pair.Key)];

    private static BoundOp[] Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "records");
        OpsFile[] files = [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(path => new OpsFile(Path.GetFileName(path), File.ReadAllText(path)))];
        return [.. OpsBinder.Bind(files, default, default, CancellationToken.None).Ops.Select(placed => placed.Op)];
    }

    private static Dictionary<string, Example> Index()
    {
        Dictionary<string, Example> examples = new(StringComparer.Ordinal);
        foreach (BoundOp op in Ops)
        {
            foreach (Example example in op.Tests.Tests.SelectMany(test => InEachDType(op.Model, test)))
            {
                examples.Add(example.Name, example);
            }
        }

        return examples;
    }

    private static IEnumerable<Example> InEachDType(OpModel op, TestModel test)
    {
        bool isForCpu = test.Devices.Count == 0 || test.Devices.Contains("cpu");
        if (!isForCpu)
        {
            return [];
        }

        return test.Types.Count == 0
            ? [new Example(op, test, null)]
            : test.Types.Select(dtype => new Example(op, test, (DType)(byte)dtype));
    }
}
