using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Binding;

public class KernelBindingTests
{
    private const string Head = """
        schema: rawops/1
        namespace: RawOpsNet
        class: RawOps
        ops:

        """;

    [Fact]
    public void A_view_needs_no_kernel()
    {
        BoundFiles bound = Bind("""
              - op: Identity
                summary: Returns its input.
                docs: { input: The tensor., output: The same. }
                inputs: { input: T }
                outputs: { output: T }
                attrs: { T: type }
                shape: same(input)
                view: { output: input }
                gradient: none
                tests: [ { in: { input: 1 }, out: { output: 1 } } ]
            """);
        Assert.Empty(bound.Diagnostics);
        Assert.Empty(bound.Model.Ops[0].Kernels);
    }

    [Fact]
    public void A_kernel_goes_by_the_first_attr_though_another_input_comes_first()
    {
        BoundFiles bound = Bind("""
              - op: Scatter
                summary: Adds slices.
                docs: { indices: Where., updates: What., output: The sums. }
                inputs: { indices: Tindices, updates: T }
                outputs: { output: T }
                attrs: { T: 'type(float32, int32)', Tindices: 'type(int32, int64)' }
                shape: same(updates)
                kernels:
                  cpu: { method: Scatter, types: [float32] }
                gradient: none
                tests: [ { in: { indices: 1, updates: 1 }, out: { output: 1 } } ]
            """);
        Assert.DoesNotContain(bound.Diagnostics, diagnostic => diagnostic.Rule.Id != "ROPS1510");
        Assert.Equal("T", bound.Model.Ops[0].Kernels[0].By);
        Assert.Equal(DTypeSet.Of([ModelDType.Float32]), bound.Model.Ops[0].Kernels[0].Types);
    }

    private static BoundFiles Bind(string ops) =>
        OpsBinder.Bind([new OpsFile("ops.yaml", Head + ops)], default, default, CancellationToken.None);
}
