using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Binds what other ops see of a record: inputs, outputs, attrs, C# names, devices.</summary>
internal sealed partial class SignatureBinder
{
    private readonly NodeReader _reader;
    private readonly DiagnosticSink _sink;
    private readonly NamedTypes _types;
    private readonly string _op;
    private readonly YamlMap _map;
    private readonly List<AttrModel> _attrs = [];

    // Attrs with a mistake, kept as what they most likely are: a type that names one is no second mistake.
    private readonly HashSet<string> _brokenAttrs = [];
    private readonly HashSet<string> _unknownTypes = [];

    private SignatureBinder(string op, YamlMap map, NamedTypes types, DiagnosticSink sink)
    {
        (_op, _map, _types, _sink) = (op, map, types, sink);
        _reader = new NodeReader(sink);
    }

    /// <summary>
    /// Binds the signature of a record: a model with names, arguments, attrs and nothing else; what is wrong goes to the sink.
    /// </summary>
    public static OpModel Bind(string op, string fileName, YamlMap map, NamedTypes types, DiagnosticSink sink) =>
        new SignatureBinder(op, map, types, sink).BindAll(fileName);

    private OpModel BindAll(string fileName)
    {
        int before = _sink.Count;
        BindAttrs();
        List<ArgumentModel> inputs = BindArguments("inputs", []);
        List<ArgumentModel> outputs = BindArguments("outputs", inputs);
        Dictionary<string, string> renames = BindRenames(inputs, outputs);
        HashSet<string> carried = CarriedBy(inputs);
        HashSet<string> host = BindHost([.. inputs, .. outputs]);
        bool isReadable = _map["inputs"] is not YamlBad && _map["outputs"] is not YamlBad && _map["attrs"] is not YamlBad;
        ArgumentModel[] ins = [.. inputs.Select(input => Renamed(input, renames) with { IsHost = host.Contains(input.Name) })];
        ArgumentModel[] outs =
            [.. outputs.Select(output => Renamed(output, renames) with { IsHost = host.Contains(output.Name) })];
        AttrModel[] attrs =
            [.. _attrs.Select(attr => Renamed(attr, renames) with { IsInferred = carried.Contains(attr.Name) })];
        HashSet<string> taken =
            [.. ins.Concat(outs).Select(argument => argument.CSharpName), .. attrs.Select(attr => attr.CSharpName)];
        return new OpModel
        {
            Name = _op,
            CSharpName = CSharpName(),
            FileName = fileName,
            Inputs = ins.Select(input => Apart(input, "Input", taken)).ToArray(),
            Outputs = outs.Select(output => Apart(output, "Output", taken)).ToArray(),
            Attrs = attrs.Select(attr => Apart(attr, taken)).ToArray(),
            IsBroken = _sink.Count > before || !isReadable,
        };
    }

    /// <summary>The attrs that a call need not give, since inputs carry them.</summary>
    public static HashSet<string> CarriedBy(IEnumerable<ArgumentModel> inputs)
    {
        HashSet<string> carried = [];
        foreach (ArgumentModel input in inputs)
        {
            foreach (string? attr in new[] { input.TypeAttr, input.CountAttr, input.TypeListAttr })
            {
                if (attr is not null)
                {
                    carried.Add(attr);
                }
            }
        }

        return carried;
    }

    /// <summary>The devices that a record's kernels run on.</summary>
    public static DeviceSet Devices(YamlNode? kernels) => kernels switch
    {
        YamlList list => list.Items.Aggregate(DeviceSet.None, (devices, item) => devices | Devices(item)),
        YamlMap map => map.Entries.Aggregate(DeviceSet.None, (devices, entry) => devices | entry.Key.Value switch
        {
            "cpu" => DeviceSet.Cpu,
            "cuda" => DeviceSet.Cuda,
            _ => DeviceSet.All,
        }),
        YamlBad => DeviceSet.All,
        _ => DeviceSet.None,
    };

    private HashSet<string> BindHost(List<ArgumentModel> arguments)
    {
        HashSet<string> host = [];
        foreach (YamlScalar name in _map["host"] is { } node ? _reader.Names("host", node, "a list of arguments") : [])
        {
            if (arguments.Exists(argument => argument.Name == name.Value))
            {
                host.Add(name.Value);
            }
            else if (_map["inputs"] is not YamlBad && _map["sparse_of"] is null)
            {
                string? near = Suggestions.Nearest(name.Value, arguments.Select(argument => argument.Name));
                _sink.ReportNear(Rules.NotAnInput, name, near, name.Value, "an argument", _op);
            }
        }

        return host;
    }

    private string CSharpName() =>
        _map["csharp"] is YamlMap map && map["name"] is YamlScalar { IsAbsent: false } name ? name.Value : _op;

    private Dictionary<string, string> BindRenames(List<ArgumentModel> inputs, List<ArgumentModel> outputs)
    {
        Dictionary<string, string> renames = [];
        if (_map["csharp"] is not YamlMap map || map["parameters"] is not { } node)
        {
            return renames;
        }

        List<string> known = [.. inputs.Concat(outputs).Select(argument => argument.Name), .. _attrs.Select(attr => attr.Name)];
        foreach (YamlEntry entry in _reader.Map("parameters", node, "a map from names to C# names")?.Entries ?? [])
        {
            string name = entry.Key.Value;
            if (!known.Contains(name) && !_brokenAttrs.Contains(name) && _map["sparse_of"] is null)
            {
                _sink.ReportNear(Rules.RenameOfStranger, entry.Key, Suggestions.Nearest(name, known), name, _op);
            }
            else if (_reader.Scalar(name, entry.Value, "a name") is { } text)
            {
                renames[name] = text.Value;
            }
        }

        return renames;
    }

    // Generated code passes on the site of a call and its dtype under these names: what a record calls so has another there.
    private static string? Apart(string name, string kind, HashSet<string> taken)
    {
        if (name is not ("site" or "dtype"))
        {
            return null;
        }

        string apart = name + kind;
        while (!taken.Add(apart))
        {
            apart += "2";
        }

        return apart;
    }

    private static ArgumentModel Apart(ArgumentModel argument, string kind, HashSet<string> taken) =>
        Apart(argument.CSharpName, kind, taken) is { } apart
            ? argument with { CSharpName = apart, PublicName = argument.CSharpName } : argument;

    // A type attr is the dtype that generated code passes on.
    private static AttrModel Apart(AttrModel attr, HashSet<string> taken) =>
        attr is not { Kind: AttrKind.Type, CSharpName: "dtype" } && Apart(attr.CSharpName, "Attr", taken) is { } apart
            ? attr with { CSharpName = apart, PublicName = attr.CSharpName } : attr;

    private static ArgumentModel Renamed(ArgumentModel argument, Dictionary<string, string> renames) =>
        renames.TryGetValue(argument.Name, out string? name)
            ? argument with { Rename = name, CSharpName = CSharpNames.Parameter(name) }
            : argument;

    private static AttrModel Renamed(AttrModel attr, Dictionary<string, string> renames) =>
        renames.TryGetValue(attr.Name, out string? name)
            ? attr with { Rename = name, CSharpName = CSharpNames.Parameter(name) }
            : attr;
}
