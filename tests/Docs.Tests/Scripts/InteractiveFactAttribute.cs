using System.Reflection;

namespace RawOpsNet.Tests.Docs.Scripts;

/// <summary>A test that needs F# Interactive, which an SDK may lack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InteractiveFactAttribute : FactAttribute
{
    /// <summary>Skips the test where the SDK has no <c>dotnet fsi</c>.</summary>
    public InteractiveFactAttribute()
    {
        string path = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Interactive").Value!;
        Skip = File.Exists(path) ? null : $"The SDK has no dotnet fsi: there is no '{path}'.";
    }
}
