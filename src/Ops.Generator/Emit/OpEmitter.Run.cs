using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Run: null checks, dtypes, devices, attrs, shapes, checks of elements, allocation, kernel, tape; in this order, so that
/// a call which throws has written nothing.
/// </summary>
internal sealed partial class OpEmitter
{
    private NameScope _locals = null!;
    private string _device = "";
    private string _timer = "";
    private Dictionary<string, string> _dtypes = null!;
    private Dictionary<string, string> _counts = null!;

    // The argument that gave each type attr its dtype, quoted, for messages.
    private readonly Dictionary<string, string> _dtypeSources = new(StringComparer.Ordinal);

    private bool HasComposite => _op.Kernels.Any(kernel => kernel is CompositeKernel);

    private void WriteRun()
    {
        _timer = new NameScope(_parameters.Select(parameter => parameter.Name).Concat(
            _op.Outputs.Select(output => output.CSharpName))).Take("timer");
        using (_writer.Open($"public static {DynamicResult} Run({Declarations()})"))
        {
            _writer.Line($"OpTimer {_timer} = OpTimer.Start({Identifiers.Quote(_op.Name)}{PlacedBy()});");
            WriteChecksAndShapes();
            if (HasComposite)
            {
                WriteComposite();
            }
            else
            {
                WriteOutputs();
                WriteDispatch();
            }

            WriteKeepAlive();
            WriteRecording();
            _writer.Line($"{_timer}.Stop();");
            WriteReturn();
        }

        _writer.Line();
        WriteRecordMethod();
    }

    // What an open device scope looks at, in the branch that a profile needs anyway. An op on variables runs where they live;
    // one that makes only host values, such as a shape, runs nowhere.
    private string PlacedBy() => PlacingInput() is { } input && !_op.Inputs.Any(known => known.IsResource)
        && (_op.Outputs.Count == 0 || _op.Outputs.Any(output => !output.IsHost))
            ? $", name, {Name(input)}, {Quoted(input)}"
            : "";

    private ArgumentModel? PlacingInput() => _op.Inputs.FirstOrDefault(input => !IsPlacedFreely(input) && !input.IsResource);

    private void WriteChecksAndShapes()
    {
        _locals = new NameScope(_parameters.Select(parameter => parameter.Name).Concat(
            _op.Outputs.Select(output => output.CSharpName)).Concat(["name", "site", "call", _timer]));
        _dtypes = new Dictionary<string, string>(StringComparer.Ordinal);
        _counts = new Dictionary<string, string>(StringComparer.Ordinal);
        _writer.Line($"OpSite site = new({Identifiers.Quote(_op.Name)}, name);");
        WriteAttrDefaults();
        WriteDTypes();
        WriteResources();
        WriteDevice();
        WriteAttrChecks();
        WriteRequire(readsScalars: false);
        WriteShapes();
        WriteRequire(readsScalars: true);
        WriteElementChecks();
    }

    private void WriteAttrDefaults()
    {
        foreach (Parameter parameter in _parameters)
        {
            if (parameter.Attr is not { Default: { } value } attr)
            {
                continue;
            }

            if (attr.IsList && value is ListValue { Items.Count: > 0 })
            {
                using (_writer.Open($"if ({parameter.Name}.IsEmpty)"))
                {
                    _writer.Line($"{parameter.Name} = {AttrDefaults.Value(_emission, attr, value)};");
                }
            }
            else if (attr.Kind == AttrKind.Shape && !attr.IsList && AttrDefaults.Value(_emission, attr, value) is { } shape)
            {
                _writer.Line($"{parameter.Name} ??= {shape};");
            }
        }
    }

    private void WriteDTypes()
    {
        foreach (ArgumentModel input in _op.Inputs.Where(input => !input.IsResource))
        {
            WriteDType(input);
        }

        foreach (AttrModel attr in _op.Attrs.Where(attr => attr is { Kind: AttrKind.Type, IsList: false }))
        {
            string dtype = _dtypes.TryGetValue(attr.Name, out string? local) ? local : Identifiers.Escape(attr.CSharpName);
            if (local is null && attr.IsInferred)
            {
                continue;
            }

            _dtypes[attr.Name] = dtype;
            // Any dtype still means one whose elements a tensor can hold.
            bool isAny = attr.AllowedDTypes.Count == 0;
            if (!isAny || local is null)
            {
                DTypeSet allowed = isAny ? DTypeSet.Movable : attr.Allowed;
                string source = _dtypeSources.TryGetValue(attr.Name, out string? input) ? ", " + input : "";
                _writer.Line($"site.Allowed({Identifiers.Mask(allowed)}, {dtype}, {Identifiers.Quote(attr.Name)}{source});");
            }
        }
    }

    private void WriteDType(ArgumentModel input)
    {
        string name = Name(input);
        string quoted = Quoted(input);
        if (input.TypeListAttr is not null)
        {
            _writer.Line($"site.Present({name}, {quoted}, {Identifiers.Long(_op.Attr(input.TypeListAttr)!.Minimum ?? 0)});");
            return;
        }

        string minimum = input.CountAttr is null ? "" : ", " + Identifiers.Long(_op.Attr(input.CountAttr)!.Minimum ?? 0);
        WriteCount(input);
        string read = $"site.DTypeOf({name}, {quoted}{minimum})";
        if (input.TypeAttr is null)
        {
            string dtype = input.Storage == ArgumentStorage.Variant ? "DType.Variant" : Identifiers.Of(input.DType);
            _writer.Line($"site.FixedDType({dtype}, {read}, {quoted});");
        }
        else if (_dtypes.TryGetValue(input.TypeAttr, out string? known))
        {
            _writer.Line($"site.SameDType({known}, {_dtypeSources[input.TypeAttr]}, {read}, {quoted});");
        }
        else
        {
            string local = _locals.Take(Identifiers.Camel(input.TypeAttr));
            _dtypes[input.TypeAttr] = local;
            _dtypeSources[input.TypeAttr] = quoted;
            _writer.Line($"DType {local} = {read};");
        }
    }

    private void WriteCount(ArgumentModel input)
    {
        if (input.CountAttr is null)
        {
            return;
        }

        if (_counts.TryGetValue(input.CountAttr, out string? first))
        {
            _writer.Line(
                $"site.SameCount({first}.Length, {Identifiers.Quote(first.TrimStart('@'))}, {Name(input)}.Length, "
                    + $"{Quoted(input)});");
        }
        else
        {
            _counts[input.CountAttr] = Name(input);
        }
    }

    private void WriteDevice()
    {
        ArgumentModel? first = null;
        foreach (ArgumentModel input in _op.Inputs.Where(input => !IsPlacedFreely(input) && !input.IsResource))
        {
            if (first is null)
            {
                first = input;
                _device = _locals.Take("device");
                _writer.Line($"Device {_device} = site.DeviceOf({Name(input)});");
            }
            else
            {
                _writer.Line($"site.SameDevice({_device}, {Quoted(first)}, {Name(input)}, {Quoted(input)});");
            }
        }

        if (first is null)
        {
            _device = _locals.Take("device");
            ArgumentModel? scalar = _op.Inputs.FirstOrDefault(input => !input.IsHost && !input.IsResource);
            _writer.Line($"Device {_device} = " + (_resources.Count > 0 ? _resources[0].Value + ".Device"
                : scalar is null ? "OpSite.CurrentDevice" : $"OpSite.PlaceOf({Name(scalar)})") + ";");
        }

        foreach ((ArgumentModel resource, string value) in _resources.Skip(first is null ? 1 : 0).Select(pair =>
            (pair.Key, pair.Value)))
        {
            _writer.Line($"site.SameDevice({_device}, {Quoted(first ?? _resources[0].Key)}, {value}, {Quoted(resource)});");
        }
    }

    // A scalar goes to a device by value, from wherever it lies.
    private static bool IsPlacedFreely(ArgumentModel input) => input.IsHost || input is { IsScalar: true, IsList: false };

    private void WriteAttrChecks()
    {
        foreach (AttrModel attr in _op.Attrs.Where(attr => !attr.IsInferred))
        {
            string name = Identifiers.Escape(attr.CSharpName);
            string quoted = Identifiers.Quote(attr.Name);
            if (attr.IsList)
            {
                if (attr.Minimum is { } minimum)
                {
                    _writer.Line($"site.CountAtLeast({Identifiers.Long(minimum)}, {name}.Length, {quoted});");
                }
            }
            else if (attr.Minimum is { } minimum)
            {
                _writer.Line($"site.AtLeast({Identifiers.Long(minimum)}, {name}, {quoted});");
            }
            else if (attr.EnumName is not null)
            {
                _writer.Line($"site.Defined({Enums.Of(_emission, attr).Members.Count}, (int){name}, {quoted});");
            }
            else if (attr.Kind is AttrKind.String or AttrKind.Func || attr is { Kind: AttrKind.Tensor, Default: null })
            {
                _writer.Line($"site.NotNull({name}, {quoted});");
            }
        }
    }

    // A condition on a tensor's value waits until the tensor is known to be a scalar.
    private void WriteRequire(bool readsScalars)
    {
        ScalarText scalars = Scalars();
        foreach (RequireModel require in _op.Require.Where(require => ReadsScalars(require) == readsScalars))
        {
            using (_writer.Open($"if (!({scalars.Bool(require.Condition)}))"))
            {
                _writer.Line($"site.Invalid({scalars.Message(require)});");
            }

            _writer.Line();
        }
    }

    private bool ReadsScalars(RequireModel require) => ExpressionWalk.NamesIn(require.Condition)
        .Any(name => _op.Input(name.Identifier) is { } input && BodyScope.IsReadableScalar(input));

    private void WriteKeepAlive()
    {
        foreach (ArgumentModel input in _op.Inputs.Where(input => !input.IsResource))
        {
            _writer.Line(input.IsList ? $"OpSite.KeepAlive({Name(input)});" : $"GC.KeepAlive({Name(input)});");
        }
    }

    private void WriteReturn()
    {
        if (_op.Outputs.Count == 1)
        {
            _writer.Line($"return {Name(_op.Outputs[0])};");
        }
        else if (_op.Outputs.Count > 1)
        {
            _writer.Line($"return new({string.Join(", ", _op.Outputs.Select(Name))});");
        }
    }

    private string DTypeOf(ArgumentModel argument) =>
        argument.TypeAttr is not null && _dtypes.TryGetValue(argument.TypeAttr, out string? local) ? local
        : argument.Storage == ArgumentStorage.Variant ? "DType.Variant"
        : Identifiers.Of(argument.DType);

    private static string Name(ArgumentModel argument) => Identifiers.Escape(argument.CSharpName);

    // Messages use the OpDef's name, or TensorFlow's Python name where the record renames it.
    private string Quoted(ArgumentModel argument) => Identifiers.Quote(ApiName(argument.CSharpName));

    private string ApiName(string csharpName)
    {
        ArgumentModel? argument = _op.Inputs.Concat(_op.Outputs).FirstOrDefault(known => known.CSharpName == csharpName);
        return argument is null ? csharpName
            : Identifiers.Camel(argument.Name) == argument.ParameterName ? argument.Name : argument.ParameterName;
    }
}
