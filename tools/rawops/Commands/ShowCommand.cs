namespace RawOpsNet.CommandLine.Commands;

/// <summary>Prints what the registry knows of one op.</summary>
internal sealed class ShowCommand(TextWriter output)
{
    /// <summary>
    /// Prints signature, summary, arguments, attrs, kernels and gradient; on request, the generated C# and CUDA text.
    /// </summary>
    public int Run(string name, bool code)
    {
        OpDefinition op = OpRegistry.Get(name);
        output.WriteLine(op);
        output.WriteLine($"  {op.Summary}");
        if (op.Description.Length > 0)
        {
            output.WriteLine($"  {op.Description.ReplaceLineEndings("\n  ")}");
        }

        WriteArguments("inputs", op.Inputs);
        WriteArguments("outputs", op.Outputs);
        WriteAttrs(op);
        WriteKernels(op);
        output.WriteLine("gradient");
        foreach ((string input, string rule) in op.Gradient)
        {
            output.WriteLine($"  {input}: {rule}");
        }

        if (op.Example.Length > 0)
        {
            output.WriteLine($"example\n  {op.Example}");
        }

        if (code && RuntimeRecords.CodeOf(op.Name) is { } text)
        {
            output.WriteLine($"csharp\n{text}");
        }

        if (code && op.CudaText.Length > 0)
        {
            output.WriteLine($"cuda\n{op.CudaText}");
        }

        return 0;
    }

    private void WriteArguments(string title, IReadOnlyList<OpArgumentDefinition> arguments)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        output.WriteLine(title);
        foreach (OpArgumentDefinition argument in arguments)
        {
            string api = argument.ApiName == argument.Name ? "" : $" (in C#: {argument.ApiName})";
            output.WriteLine($"  {argument.Name}{argument.Dims}{api}: {argument.Doc}");
        }
    }

    private void WriteAttrs(OpDefinition op)
    {
        if (op.Attrs.Count == 0)
        {
            return;
        }

        output.WriteLine("attrs");
        foreach (OpAttrDefinition attr in op.Attrs)
        {
            string allowed = attr.AllowedDTypes != 0
                ? $" in {DTypes.Describe(attr.AllowedDTypes)}"
                : attr.AllowedTexts.Count > 0 ? $" in {string.Join(", ", attr.AllowedTexts)}" : "";
            string fallback = attr.Default is null ? "" : $" = {OpDefJson.Text(attr.Default)}";
            output.WriteLine($"  {attr.Name}: {attr.Type}{allowed}{fallback}{(attr.Doc.Length > 0 ? $": {attr.Doc}" : "")}");
        }
    }

    private void WriteKernels(OpDefinition op)
    {
        output.WriteLine("kernels");
        foreach (OpKernelDefinition kernel in op.Kernels)
        {
            string types = kernel.DTypes == 0 ? "any dtype" : string.Join(", ", kernel.ListDTypes().Select(dtype => dtype.Name));
            output.WriteLine($"  {kernel.Device} {kernel.Form}: {types}");
        }
    }
}
