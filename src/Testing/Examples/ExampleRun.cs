using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;

namespace RawOpsNet.Testing.Examples;

/// <summary>Calls an op by name with what an example gives, and compares.</summary>
internal sealed class ExampleRun
{
    private readonly Example _example;
    private readonly OpArguments _arguments = [];
    private readonly Dictionary<string, Variable> _variables = new(StringComparer.Ordinal);

    /// <summary>Makes the inputs, variables and attrs of an example.</summary>
    public ExampleRun(Example example)
    {
        _example = example;
        foreach (TestEntry entry in example.Test.Inputs)
        {
            ArgumentModel input = example.Op.Input(entry.Name)!;
            DType dtype = example.TypeOf(input);
            if (input.IsResource)
            {
                Variable variable = new(ExampleValues.Tensor(entry.Value, dtype), name: entry.Name);
                _variables.Add(entry.Name, variable);
                _arguments[entry.Name] = variable.Handle;
            }
            else
            {
                _arguments[entry.Name] = input.IsList
                    ? ((TestList)entry.Value).Items.Select(item => ExampleValues.Tensor(item, dtype)).ToArray()
                    : ExampleValues.Tensor(entry.Value, dtype);
            }
        }

        foreach (AttrModel attr in example.Op.Attrs)
        {
            if (example.Test.Attrs.FirstOrDefault(entry => entry.Name == attr.Name) is { } given)
            {
                _arguments[attr.Name] = ExampleValues.Attr(given.Value, attr);
            }
            else if (attr is { Kind: AttrKind.Type, IsInferred: false, IsList: false } && attr.Name == example.By?.Name)
            {
                _arguments[attr.Name] = example.TypeOf(attr);
            }
        }
    }

    /// <summary>The arguments of the call.</summary>
    public OpArguments Arguments => _arguments;

    /// <summary>Calls the op.</summary>
    public OpResult Invoke() => OpRegistry.Get(_example.Op.Name).Invoke(_arguments);

    /// <summary>Runs everything that the example asserts, its gradients excepted: those are ExampleGradientTests'.</summary>
    public void Check()
    {
        if (_example.Test.Throws is { } part)
        {
            CheckThrows(part);
            return;
        }

        OpResult result = Invoke();
        foreach (TestEntry expected in _example.Test.Outputs)
        {
            CheckOutput(result, expected);
        }

        foreach (TestStatistic statistic in _example.Test.Stats)
        {
            ExampleMoments.Check(statistic, result[statistic.Output]);
        }

        if (_example.Test.Repeatable)
        {
            OpResult again = new ExampleRun(_example).Invoke();
            for (int i = 0; i < result.Count; i++)
            {
                ExampleException.Unless(
                    TensorAccess.Bytes(result[i]).SequenceEqual(TensorAccess.Bytes(again[i])),
                    $"a second call gives other bits: {again[i]} after {result[i]}.");
            }
        }
    }

    private void CheckThrows(string part)
    {
        Dictionary<string, byte[]> before = _variables.ToDictionary(
            pair => pair.Key, pair => TensorAccess.Bytes(pair.Value.Read()).ToArray());
        string? message = MessageOf();
        ExampleException.Unless(message is not null, $"nothing is thrown; the example expects '{part}'.");
        ExampleException.Unless(
            message!.Contains(part, StringComparison.Ordinal), $"the message is '{message}'; the example expects '{part}'.");
        foreach ((string name, Variable variable) in _variables)
        {
            ExampleException.Unless(
                TensorAccess.Bytes(variable.Read()).SequenceEqual(before[name]), $"the call that throws changes '{name}'.");
        }
    }

    private string? MessageOf()
    {
        try
        {
            Invoke();
            return null;
        }
        catch (OpException error)
        {
            return error.Message;
        }
    }

    private void CheckOutput(OpResult result, TestEntry expected)
    {
        if (_example.Op.Output(expected.Name) is not { } output)
        {
            CheckResource(_variables[expected.Name].Handle, _example.Op.Input(expected.Name)!, expected);
        }
        else if (output.IsResource)
        {
            CheckResource(result.Resource(_example.Op.Outputs.ToList().IndexOf(output)), output, expected);
        }
        else if (output.IsList)
        {
            TestList items = (TestList)expected.Value;
            IReadOnlyList<Tensor> tensors = result.List(expected.Name);
            ExampleException.Unless(
                items.Items.Count == tensors.Count,
                $"'{expected.Name}' has {tensors.Count} tensors; the example says {items.Items.Count}.");
            for (int i = 0; i < tensors.Count; i++)
            {
                CheckTensor(tensors[i], output, items.Items[i]);
            }
        }
        else
        {
            CheckTensor(result[expected.Name], output, expected.Value);
        }
    }

    // A word in place of a value tells of a variable without one.
    private void CheckResource(ResourceHandle handle, ArgumentModel argument, TestEntry expected)
    {
        if (expected.Value is TestScalar { Text: "gone" or "uninitialized" })
        {
            ExampleException.Unless(!handle.IsInitialized, $"'{expected.Name}' has a value; the example says it has none.");
            return;
        }

        CheckTensor(ResourceOps.Read("ReadVariableOp", null, handle, handle.DType), argument, expected.Value);
    }

    private void CheckTensor(Tensor actual, ArgumentModel argument, TestValue value)
    {
        Tensor expected = ExampleValues.Tensor(value, _example.TypeOf(argument));
        string? difference = expected.DType != actual.DType ? "" : expected.Shape != actual.Shape ? ""
            : ExampleComparison.Differ(expected, actual, _example.Test.Tolerance);
        ExampleException.Unless(
            difference is null,
            $"'{argument.Name}' is {Describe(actual)}; the example says {Describe(expected)}.{difference}");
    }

    private static string Describe(Tensor tensor) => tensor.ToString().ReplaceLineEndings(" ");
}
