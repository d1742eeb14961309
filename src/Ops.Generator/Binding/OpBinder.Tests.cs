using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>tests, and the example made of the first.</summary>
internal sealed partial class OpBinder
{
    private TestModel[] BindTests()
    {
        if (_map["tests"] is not { } node || node is YamlScalar { IsAbsent: true } or YamlList { Items.Length: 0 })
        {
            if (_op.Visibility != OpVisibility.Skip)
            {
                _sink.Report(Rules.NoTests, _nameNode, _op.Name);
            }

            return [];
        }

        if (node is not YamlList list)
        {
            _reader.ReportKind("tests", node, "a list of tests");
            return [];
        }

        List<TestModel> tests = [];
        TestBinder binder = new(_op, DefaultBy(), _parsed.Types, _reader);
        for (int i = 0; i < list.Items.Length; i++)
        {
            if (_reader.Map("tests", list.Items[i], "a list of maps with in and out") is { } map
                && binder.Bind(map, $"example {Numbers.Text(i + 1)}") is { } test)
            {
                tests.Add(test);
            }
        }

        _op = _op with { Example = ExampleText.Of(_op, tests) };
        return tests.ToArray();
    }
}
