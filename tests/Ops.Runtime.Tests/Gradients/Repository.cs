namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>Finds files of the repository, from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RawOps.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("RawOps.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
