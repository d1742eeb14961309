using System.Text.Json;
using RawOpsNet.CommandLine.Commands;
using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Runtime.Golden;

/// <summary>The registry's OpDefs against TensorFlow's own.</summary>
public class OpDefTests
{
    private static readonly Dictionary<string, JsonElement> TensorFlow = Load();

    // The test project generates ops of its own, which TensorFlow does not have either.
    private static IEnumerable<OpDefinition> Own => OpRegistry.All.Where(op => op.Class == "RawOpsNet.RawOps");

    public static TheoryData<string> Ops()
    {
        TheoryData<string> ops = [];
        foreach (OpDefinition op in Own.Where(op => TensorFlow.ContainsKey(op.Name)))
        {
            ops.Add(op.Name);
        }

        return ops;
    }

    // So that a misspelt name is not taken for an op of our own.
    [Fact]
    public void Every_op_that_TensorFlow_lacks_says_that_it_is_an_extension()
    {
        OpDefinition[] extensions = [.. Own.Where(op => !TensorFlow.ContainsKey(op.Name))];

        Assert.NotEmpty(extensions);
        Assert.All(extensions, op => Assert.Contains("An extension", op.Description));
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void An_OpDef_equals_TensorFlows(string name)
    {
        using JsonDocument ours = JsonDocument.Parse(OpDefJson.Write([OpRegistry.Get(name)]));
        JsonElement op = ours.RootElement.GetProperty("ops")[0];
        JsonElement expected = TensorFlow[name];

        foreach (string key in (string[])["inputs", "outputs", "attrs", "stateful", "commutative", "aggregate", "deprecated"])
        {
            Assert.Equal(Text(expected.GetProperty(key)), Text(op.GetProperty(key)));
        }
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_dtype_that_TensorFlow_has_a_CPU_kernel_for_has_one_here(string name)
    {
        OpDefinition op = OpRegistry.Get(name);
        if (!TensorFlow[name].GetProperty("kernels").TryGetProperty("CPU", out JsonElement kernels))
        {
            return;
        }

        foreach (OpKernelDefinition kernel in op.Kernels.Where(kernel => kernel.Device == "cpu" && kernel.DTypes != 0).Take(1))
        {
            ulong served = op.Kernels.Where(k => k.Device == "cpu").Aggregate(0UL, (mask, k) => mask | k.DTypes);
            string[] missing =
            [
                .. kernels.EnumerateArray()
                    .SelectMany(entry => entry.EnumerateObject().Where(p => p.Name == kernel.TypeAttr))
                    .SelectMany(property => property.Value.EnumerateArray())
                    .Select(dtype => dtype.GetString()!)
                    .Distinct()
                    .Where(dtype => IsOurs(dtype))
                    .Where(dtype => IsAllowed(op, kernel.TypeAttr, DTypes.Parse(dtype)))
                    .Where(dtype => (served & (1UL << (int)DTypes.Parse(dtype))) == 0),
            ];

            Assert.Empty(missing);
        }
    }

    // The registry names these, but no kernel takes them yet.
    private static bool IsOurs(string dtype) =>
        dtype is not ("resource" or "variant" or "uint2" or "int2" or "float4_e2m1fn");

    // TensorFlow registers kernels that its own OpDef does not let anyone reach.
    private static bool IsAllowed(OpDefinition op, string attr, DType dtype)
    {
        ulong allowed = op.Attrs.Single(a => a.Name == attr).AllowedDTypes;
        return allowed == 0 || (allowed & (1UL << (int)dtype)) != 0;
    }

    private static Dictionary<string, JsonElement> Load()
    {
        using JsonDocument document = GoldenFile.Open(GoldenFolder.Path("opdefs.json.gz"));
        return document.RootElement.GetProperty("ops").EnumerateArray()
            .ToDictionary(op => op.GetProperty("op").GetString()!, op => op.Clone());
    }

    /// <summary>Normalises: order of keys, and numbers as doubles, so that only meaning is compared.</summary>
    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", element.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}: {Text(p.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", element.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.Number => element.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => element.GetRawText(),
    };
}
