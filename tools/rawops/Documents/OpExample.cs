using System.Text;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;
using RawOpsNet.Testing.Examples;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes a test of a record as C# that runs, each result beside the variable that holds it.</summary>
internal sealed class OpExample
{
    private const int Widest = 110;

    private readonly OpEmission _emission;
    private readonly OpDocument _document;
    private readonly Example _example;
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);

    private OpExample(OpEmission emission, OpDocument document, Example example)
    {
        _emission = emission;
        _document = document;
        _example = example;
    }

    private OpModel Op => _emission.Op;

    /// <summary>Writes the first test that gives outputs, else the first that calls the op; null where there is none.</summary>
    public static string? Of(OpEmission emission, OpDocument document, OpTests tests)
    {
        TestModel[] calls =
        [
            .. tests.Tests.Where(test => test.Throws is null && (test.Devices.Count == 0 || test.Devices.Contains("cpu"))),
        ];
        if ((calls.FirstOrDefault(test => test.Outputs.Count > 0) ?? calls.FirstOrDefault()) is not { } test)
        {
            return null;
        }

        DType? dtype = test.Types.Count == 0 ? null
            : (DType)(byte)(test.Types.Contains(ModelDType.Float32) ? ModelDType.Float32 : test.Types[0]);
        OpExample example = new(emission, document, new Example(emission.Op, test, dtype));
        example.WriteArguments();
        example.WriteCall();
        return string.Join("\n", example._lines) + "\n";
    }

    private void WriteArguments()
    {
        foreach (ArgumentModel input in Op.Inputs)
        {
            string name = Identifiers.Escape(input.CSharpName);
            DType dtype = _example.TypeOf(input);
            TestValue value = ValueOf(_example.Test.Inputs, input.Name)!;
            if (input.IsResource)
            {
                Declare($"Variable {name} = new({CSharpText.Tensor(value, dtype)});");
            }
            else if (input.IsList)
            {
                IEnumerable<string> items = ((TestList)value).Items.Select(item => CSharpText.Tensor(item, dtype));
                Declare($"Tensor[] {name} = [{string.Join(", ", items)}];");
            }
            else if (value is TestList)
            {
                Declare($"Tensor {name} = {CSharpText.Tensor(value, dtype)};");
            }

            _locals.Add(name);
        }
    }

    private void WriteCall()
    {
        string call = $"RawOps.{Op.CSharpName}({Wrapped(Arguments())})";
        if (Op.Outputs.Count == 0)
        {
            Declare(call + ";");
        }
        else if (Op.Outputs.Count == 1)
        {
            ArgumentModel output = Op.Outputs[0];
            string name = Local(Identifiers.Escape(output.CSharpName));
            WriteValue(output, name, $"{CSharpText.Short(Parameters.OutputType(output))} {name} = {call};");
        }
        else
        {
            string name = Local("outputs");
            Declare($"{Op.CSharpName}Outputs {name} = {call};");
            foreach (ArgumentModel output in Op.Outputs.Where(output => ValueOf(_example.Test.Outputs, output.Name) is not null))
            {
                string local = Local(Identifiers.Escape(output.CSharpName));
                WriteValue(output, local, $"{CSharpText.Short(Parameters.OutputType(output))} {local} = "
                    + $"{name}.{Identifiers.Pascal(output.CSharpName)};");
            }
        }

        foreach (ArgumentModel input in Op.Inputs.Where(input => input.IsResource))
        {
            if (ValueOf(_example.Test.Outputs, input.Name) is { } after and not TestScalar { Text: "gone" or "uninitialized" })
            {
                string local = Local("new" + Identifiers.Pascal(input.CSharpName));
                WriteResult($"Tensor {local} = {Identifiers.Escape(input.CSharpName)}.Read();", after);
            }
        }
    }

    private void WriteValue(ArgumentModel output, string local, string statement)
    {
        TestValue? value = ValueOf(_example.Test.Outputs, output.Name);
        if (value is null || output.IsResource)
        {
            Declare(statement);
        }
        else if (output.IsList)
        {
            Declare(statement);
            TestList items = (TestList)value;
            for (int i = 0; i < items.Items.Count; i++)
            {
                string item = Local(FormattableString.Invariant($"{local}{i}"));
                WriteResult(FormattableString.Invariant($"Tensor {item} = {local}[{i}];"), items.Items[i]);
            }
        }
        else
        {
            WriteResult(statement, value);
        }
    }

    private void WriteResult(string statement, TestValue value)
    {
        string result = CSharpText.Result(value);
        if (statement.Length - statement.LastIndexOf('\n') + result.Length + 7 <= Widest)
        {
            Declare($"{statement}   // => {result}");
            return;
        }

        Declare(statement);
        if (result.Length <= Widest || value is not TestList list)
        {
            _lines.Add($"// => {result}");
            return;
        }

        for (int i = 0; i < list.Items.Count; i++)
        {
            string end = i < list.Items.Count - 1 ? "," : "]";
            _lines.Add($"// => {(i == 0 ? "[" : " ")}{CSharpText.Result(list.Items[i])}{end}");
        }
    }

    private IEnumerable<string> Arguments()
    {
        int position = 0;
        foreach (Parameter parameter in _document.Parameters)
        {
            string? value = parameter.Input is { } input ? InputText(input) : AttrText(parameter.Attr!);
            bool isNamed = parameter.Attr is not null || (position >= 2 && value != parameter.PublicName);
            position++;
            if (value is not null)
            {
                yield return isNamed ? $"{parameter.PublicName}: {value}" : value;
            }
        }
    }

    private string InputText(ArgumentModel input)
    {
        TestValue value = ValueOf(_example.Test.Inputs, input.Name)!;
        return input.IsResource || value is TestList
            ? Identifiers.Escape(input.CSharpName)
            : CSharpText.Tensor(value, _example.TypeOf(input));
    }

    private string? AttrText(AttrModel attr) =>
        ValueOf(_example.Test.Attrs, attr.Name) is { } given ? CSharpText.Attr(given, attr, _emission)
        : attr is { Kind: AttrKind.Type, IsList: false } && attr.Name == _example.By?.Name
            ? CSharpText.Member(_example.TypeOf(attr))
        : null;

    // Breaks a long call before the argument that no longer fits.
    private static string Wrapped(IEnumerable<string> arguments)
    {
        StringBuilder text = new();
        int width = 40;
        foreach (string argument in arguments)
        {
            bool breaks = text.Length > 0 && width + argument.Length > Widest;
            text.Append(text.Length == 0 ? "" : breaks ? ",\n    " : ", ").Append(argument);
            width = breaks ? 4 + argument.Length : width + 2 + argument.Length;
        }

        return text.ToString();
    }

    private static TestValue? ValueOf(EquatableArray<TestEntry> entries, string name) =>
        entries.FirstOrDefault(entry => entry.Name == name)?.Value;

    private void Declare(string statement) => _lines.AddRange(statement.Split('\n'));

    private string Local(string name)
    {
        string free = name;
        while (!_locals.Add(free))
        {
            free += "Result";
        }

        return free;
    }
}
