using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Runtime.Gradients;

/// <summary>One example's arguments, ready to call; owns the variables.</summary>
internal sealed class ExampleCall : IDisposable
{
    private readonly Example _example;
    private readonly Dictionary<string, Variable> _variables = new(StringComparer.Ordinal);

    public ExampleCall(Example example)
    {
        _example = example;
        foreach (TestEntry entry in example.Test.Attrs)
        {
            Arguments[entry.Name] = ExampleValues.ToAttr(entry.Value, example.Op.Attr(entry.Name)!);
        }

        if (example.By is { IsInferred: false, Default: null } by && Arguments[by.Name] is null)
        {
            Arguments[by.Name] = example.DType;
        }

        foreach (TestEntry entry in example.Test.Inputs)
        {
            Bind(example.Op.Input(entry.Name)!, entry.Value);
        }
    }

    /// <summary>The arguments by name.</summary>
    public OpArguments Arguments { get; } = [];

    public void Dispose()
    {
        foreach (Variable variable in _variables.Values)
        {
            variable.Dispose();
        }
    }

    private void Bind(ArgumentModel input, TestValue value)
    {
        DType dtype = _example.DTypeOf(input);
        if (input.IsList)
        {
            Arguments[input.Name] = ((TestList)value).Items.Select(item => ExampleValues.ToTensor(item, dtype)).ToArray();
            return;
        }

        Tensor tensor = ExampleValues.ToTensor(value, dtype);
        if (!input.IsResource)
        {
            Arguments[input.Name] = tensor;
            return;
        }

        _variables[input.Name] = new Variable(tensor, name: input.Name);
        Arguments[input.Name] = _variables[input.Name].Handle;
    }
}
