using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Values of inputs and outputs: nested lists of one depth whose entries fit the dtype.</summary>
internal sealed partial class TestBinder
{
    private TestEntry? BindInput(YamlEntry entry, DType[] dtypes, Dictionary<string, DType> given)
    {
        if (op.Input(entry.Key.Value) is { } input)
        {
            return BindValue(entry, input, dtypes, given);
        }

        ReportStranger(entry.Key, "an input", op.Inputs.Select(candidate => candidate.Name));
        return null;
    }

    private TestEntry? BindOutput(YamlEntry entry, DType[] dtypes, Dictionary<string, DType> given)
    {
        string name = entry.Key.Value;
        ArgumentModel? output = op.Output(name) ?? (op.Input(name) is { IsResource: true } resource ? resource : null);
        if (output is not null)
        {
            return BindValue(entry, output, dtypes, given);
        }

        IEnumerable<string> known = op.Outputs.Concat(op.Inputs.Where(input => input.IsResource))
            .Select(candidate => candidate.Name);
        ReportStranger(entry.Key, "an output", known);
        return null;
    }

    private TestEntry? BindValue(YamlEntry entry, ArgumentModel argument, DType[] dtypes, Dictionary<string, DType> given)
    {
        bool isSound = true;
        DType[] possible = DTypesOf(argument, dtypes, given);
        foreach (YamlNode tensor in argument.IsList && entry.Value is YamlList list ? list.Items : [entry.Value])
        {
            isSound &= CheckRows(entry.Key.Value, tensor) && CheckScalars(tensor, possible);
        }

        return isSound && Value(entry.Value) is { } value ? new TestEntry(entry.Key.Value, value) : null;
    }

    private DType[] DTypesOf(ArgumentModel argument, DType[] dtypes, Dictionary<string, DType> given)
    {
        if (argument.TypeAttr is not { } name)
        {
            return argument.DType == DType.Invalid ? [] : [argument.DType];
        }

        if (given.TryGetValue(name, out DType chosen))
        {
            return [chosen];
        }

        return name == by?.Name ? dtypes : op.Attr(name)?.Default is DTypeValue value ? [value.Value] : [];
    }

    private bool CheckRows(string name, YamlNode node)
    {
        if (node is not YamlList list)
        {
            return node is not YamlBad;
        }

        int? length = null;
        bool? isNested = null;
        foreach (YamlNode item in list.Items)
        {
            if (!CheckRows(name, item))
            {
                return false;
            }

            if (isNested is { } nested && nested != item is YamlList)
            {
                _sink.Report(Rules.WrongKind, item, name, "lists of one depth", item.Describe());
                return false;
            }

            isNested = item is YamlList;
            if (item is YamlList row && length is { } expected && row.Items.Length != expected)
            {
                _sink.Report(Rules.RaggedList, row, Numbers.Text(row.Items.Length), Numbers.Text(expected));
                return false;
            }

            length ??= (item as YamlList)?.Items.Length;
        }

        return SameDepth(name, list);
    }

    // [[[1]], [[2, 3]]] has rows of one length and still is ragged one level down.
    private bool SameDepth(string name, YamlList list)
    {
        int? first = null;
        foreach (YamlList row in list.Items.OfType<YamlList>())
        {
            if (row.Items.Length == 0 || row.Items[0] is not YamlList inner)
            {
                continue;
            }

            if (first is { } length && inner.Items.Length != length)
            {
                _sink.Report(Rules.RaggedList, inner, Numbers.Text(inner.Items.Length), Numbers.Text(length));
                return false;
            }

            first ??= inner.Items.Length;
        }

        return name.Length > 0;
    }

    private bool CheckScalars(YamlNode node, DType[] dtypes)
    {
        switch (node)
        {
            case YamlList list:
                return list.Items.All(item => CheckScalars(item, dtypes));
            case YamlScalar scalar:
                foreach (DType dtype in dtypes)
                {
                    if (!CheckScalar(scalar, dtype))
                    {
                        return false;
                    }
                }

                return true;
            case YamlMap map:
                reader.ReportKind("a value", map, "a number, a text or a list");
                return false;
            default:
                return false;
        }
    }

    private bool CheckScalar(YamlScalar scalar, DType dtype)
    {
        string? kind = TestNumbers.Problem(scalar.Value, dtype, out bool isRange);
        if (kind is null)
        {
            return true;
        }

        if (isRange)
        {
            _sink.Report(Rules.ValueRange, scalar, scalar.Value, DTypes.Name(dtype));
        }
        else
        {
            _sink.Report(Rules.MalformedValue, scalar, scalar.Value, kind);
        }

        return false;
    }

    private static TestValue? Value(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return new TestScalar(scalar.Value, scalar.Style is TextStyle.SingleQuoted or TextStyle.DoubleQuoted);
            case YamlList list:
                TestValue?[] items = list.Items.Select(Value).ToArray();
                return items.Contains(null) ? null : new TestList(items.OfType<TestValue>().ToArray());
            default:
                return null;
        }
    }
}
