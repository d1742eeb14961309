using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>The records of the repository, read by the generator's own reader.</summary>
internal static class ExampleRecords
{
    /// <summary>The records with their examples, in the order of the files.</summary>
    public static IReadOnlyList<BoundOp> Ops { get; } = Read();

    /// <summary>Every example once a dtype, by its title.</summary>
    public static IReadOnlyDictionary<string, Example> ByTitle { get; } = Index();

    /// <summary>The titles of the examples that a condition picks.</summary>
    public static TheoryData<string> Titles(Func<Example, bool> pick)
    {
        TheoryData<string> titles = [];
        foreach ((string title, Example example) in ByTitle)
        {
            if (pick(example))
            {
                titles.Add(title);
            }
        }

        return titles;
    }

    private static BoundOp[] Read()
    {
        IEnumerable<string> paths = Directory.EnumerateFiles(Path.Combine(Repository.Root, "ops"), "*.ops.yaml")
            .Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(Repository.Root, "ops.yaml"));
        OpsFile[] files = [.. paths.Select(path => new OpsFile(path, File.ReadAllText(path)))];
        return [.. OpsBinder.Bind(files, default, default, CancellationToken.None).Ops.Select(placed => placed.Op)];
    }

    private static Dictionary<string, Example> Index()
    {
        Dictionary<string, Example> found = new(StringComparer.Ordinal);
        foreach (BoundOp op in Ops)
        {
            foreach (TestModel test in op.Tests.Tests.Where(test => test.Devices.Count == 0 || test.Devices.Contains("cpu")))
            {
                IEnumerable<DType> dtypes = test.Types.Count == 0 ? [DType.Invalid] : test.Types.Select(dtype => (DType)dtype);
                foreach (DType dtype in dtypes)
                {
                    Example example = new(op.Model, test, dtype);
                    found.Add(example.Title, example);
                }
            }
        }

        return found;
    }
}
