using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>The records of the repository, bound.</summary>
internal static class RepositoryRecords
{
    private static readonly Lazy<OpModel[]> Bound = new(() =>
    {
        OpsFile[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "ops"), "*.ops.yaml")
            .Order(StringComparer.Ordinal)
            .Append(Path.Combine(Repository.Root, "ops.yaml"))
            .Select(path => new OpsFile(path, File.ReadAllText(path).ReplaceLineEndings("\n")))];
        return [.. OpsBinder.Bind(files, default, default, CancellationToken.None).Ops.Select(op => op.Op.Model)];
    });

    /// <summary>The ops of all records.</summary>
    public static OpModel[] Ops => Bound.Value;
}
