using RawOpsNet.Testing;

namespace RawOpsNet.Tests.Packages;

/// <summary>What a runner of examples says of records that do not do what they show.</summary>
public sealed class OpExamplesTests : IDisposable
{
    private const string Yaml = """
        schema: rawops/1
        namespace: RawOpsNet
        class: RawOps
        ops:
          - op: AddV2
            summary: Adds.
            docs: { x: The left., y: The right., z: The sum. }
            inputs: { x: T, y: T }
            outputs: { z: T }
            attrs: { T: "type(float32, float64)" }
            shape: broadcast(x, y)
            kernels: { elementwise: z = x + y }
            gradient: auto
            tests:
              - { name: adds, types: [float32, float64], in: { x: [1], y: [2] }, out: { z: [3] }, gradcheck: true }
              - { name: is off, in: { x: [1, 1], y: [2, 2] }, out: { z: [3, 4] } }
              - { name: has another shape, in: { x: [1], y: [2] }, out: { z: [[3]] } }
              - { name: throws nothing, in: { x: [1], y: [2] }, throws: broadcast }
              - { name: throws otherwise, in: { x: [1, 2], y: [1, 2, 3] }, throws: never }

        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"examples-{Environment.ProcessId}-{Guid.NewGuid():N}.ops.yaml");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_example_that_does_not_hold_is_told_with_its_line_and_both_values()
    {
        OpExamples examples = Read(Yaml);

        string message = Assert.Throws<ExampleException>(examples.Check).Message;

        string file = Path.GetFileName(_path);
        Assert.Equal(
            [
                "4 of 6 examples do not hold.",
                $"{file}(16): AddV2: is off [float32, cpu]: 'z' is Tensor(float32, [2], cpu:0) [3. 3.]; the example says "
                    + "Tensor(float32, [2], cpu:0) [3. 4.]. Element 1 is 3; 4 within 2E-06 is expected.",
                $"{file}(17): AddV2: has another shape [float32, cpu]: 'z' is Tensor(float32, [1], cpu:0) [3.]; the example says "
                    + "Tensor(float32, [1, 1], cpu:0) [[3.]].",
                $"{file}(18): AddV2: throws nothing [float32, cpu]: nothing is thrown; the example expects 'broadcast'.",
                $"{file}(19): AddV2: throws otherwise [float32, cpu]: the message is 'AddV2: x of shape [2] and y of shape [3] "
                    + "do not broadcast: dims are paired from the last, and dim -1 is 2 in x but 3 in y; they must be equal, or one of them "
                    + "1.'; the example expects 'never'.",
            ],
            message.Split('\n'));
    }

    [Fact]
    public void An_example_is_checked_by_its_name_and_knows_its_line()
    {
        OpExamples examples = Read(Yaml);

        examples["AddV2: adds [float64, cpu]"].Check();

        Assert.Equal(15, examples.All[0].Line);
        Assert.Throws<ExampleException>(examples["AddV2: is off [float32, cpu]"].Check);
        Assert.Contains("AddV2: adds [float32, cpu]", Assert.Throws<ArgumentException>(() => examples["nothing"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yaml_with_errors_and_a_class_that_no_assembly_has_are_told()
    {
        Assert.Contains(
            "errors in AddV2",
            Assert.Throws<ArgumentException>(() => Read(Yaml.Replace("z = x", "z = w", StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "has the class Acme.Ops.AcmeOps of op AddV2",
            Assert.Throws<ArgumentException>(() => Read(Yaml.Replace("RawOpsNet\nclass: RawOps", "Acme.Ops\nclass: AcmeOps", StringComparison.Ordinal)))
                .Message,
            StringComparison.Ordinal);
    }

    private OpExamples Read(string yaml)
    {
        File.WriteAllText(_path, yaml);
        return OpExamples.From(_path);
    }
}
