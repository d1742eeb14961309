namespace RawOpsNet.Tests.Runtime.Registry;

/// <summary>What an editor shows beside a call: a line for each input, output and attr that a caller can give.</summary>
public sealed class DocumentedArgumentTests
{
    [Fact]
    public void Every_input_output_and_attr_of_a_call_has_a_line()
    {
        string[] bare =
        [
            .. OpRegistry.All.SelectMany(op => op.Inputs.Concat(op.Outputs)
                .Where(argument => argument.Doc.Length == 0)
                .Select(argument => $"{op.Name}.{argument.Name}")),
            .. OpRegistry.All.SelectMany(op => op.Attrs
                .Where(attr => !attr.IsInferred && attr.Doc.Length == 0)
                .Select(attr => $"{op.Name}.{attr.Name}")),
        ];

        Assert.Empty(bare);
    }
}
