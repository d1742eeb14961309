using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using RawOpsNet.Testing;
using VerifyTests;
using VerifyXunit;

/// <summary>Has the snapshots of this assembly compared by Verify: the same names, beside the same tests.</summary>
internal static class VerifySnapshots
{
#pragma warning disable CA2255 // A module initializer is the one way to be before every test of the assembly.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Use() => Snapshot.Comparison = static file =>
        // On the pool: Verify is asynchronous, and a test's own context may have one thread only. The method travels along.
        Task.Run(() => CompareAsync(file)).GetAwaiter().GetResult();

    private static async Task CompareAsync(SnapshotFile file)
    {
        VerifySettings settings = new();
        settings.UseDirectory(file.Folder);
        settings.UseFileName(file.Name);
        await Verifier.Verify(file.Text, file.Extension, settings, file.Test);
    }
}
