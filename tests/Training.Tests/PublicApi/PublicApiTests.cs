using System.Reflection;
using RawOpsNet.Models;
using RawOpsNet.Testing;

namespace RawOpsNet.Tests.Training.PublicApi;

/// <summary>Holds what users may call to a verified file, so that no change of it goes unseen.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies =>
        ["Runtime", "Optimizers", "Models", "SystemTensors", "Testing", "Cuda", "Cuda.ManagedCuda"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_the_verified_one(string name)
    {
        Assembly assembly = name switch
        {
            "Runtime" => typeof(Tensor).Assembly,
            "SystemTensors" => typeof(SystemTensorExtensions).Assembly,
            "Optimizers" => typeof(RawOpsNet.Optimizers.Optimizer).Assembly,
            "Testing" => typeof(GeneratedOps).Assembly,
            "Cuda" => typeof(RawOpsNet.Cuda.CudaBackend).Assembly,
            "Cuda.ManagedCuda" => typeof(RawOpsNet.Cuda.ManagedCudaDriver).Assembly,
            _ => typeof(Model).Assembly,
        };

        Snapshot.Match(PublicApiText.Of(assembly), $"PublicApi.{name}", "txt");
    }

    [Fact]
    public void A_member_and_its_signature_stand_in_the_text()
    {
        string text = PublicApiText.Of(typeof(Model).Assembly);
        Assert.Contains("class RawOpsNet.Models.Sequential : Model", text, StringComparison.Ordinal);
        Assert.Contains("    void Add(Layer layer)", text, StringComparison.Ordinal);
    }
}
