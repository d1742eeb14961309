namespace RawOpsNet.Tests.Runtime.Golden;

/// <summary>Finds the recorded vectors beside the test assembly.</summary>
internal static class GoldenFolder
{
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([AppContext.BaseDirectory, "golden", .. parts]);
}
