using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

// This room gives meaning to trees: which keys there are, what each takes, and whether what one part says fits the others.

/// <summary>
/// Binds one record against all others. Each aspect has its own file; an aspect that depends on one with errors is left out,
/// so that one mistake gives one message.
/// </summary>
internal sealed partial class OpBinder
{
    // Unknown and malformed keys, syntax, functions, method names: none of these asks for an argument or attr.
    private static readonly string[] IndependentRules =
    [
        Rules.UnknownKey.Id, Rules.FormulaSyntax.Id, Rules.KernelSyntax.Id, Rules.KernelFunction.Id, Rules.MethodName.Id,
        Rules.ShapeSyntax.Id,
    ];

    private readonly ParsedOp _parsed;
    private readonly BindingContext _context;
    private readonly DiagnosticSink _sink;
    private readonly NodeReader _reader;
    private readonly ExpressionReader _expressions;
    private readonly YamlMap _map;
    private readonly YamlNode _nameNode;
    private readonly List<NamedPlace> _places = [];
    private OpModel _op;
    private BoundOp? _dense;

    private OpBinder(ParsedOp parsed, BindingContext context, YamlMap map)
    {
        (_parsed, _context, _map, _op) = (parsed, context, map, parsed.Declared);
        _sink = new DiagnosticSink(parsed.Chunk.Text);
        _sink.Take(parsed.Sink);
        _reader = new NodeReader(_sink);
        _expressions = new ExpressionReader(_reader);
        _nameNode = map["op"] ?? map;
    }

    /// <summary>Binds a record; null for one without even a name.</summary>
    public static BoundOp? Bind(ParsedOp parsed, BindingContext context)
    {
        if (parsed.Map is not { } map || parsed.Name.Length == 0)
        {
            return null;
        }

        return new OpBinder(parsed, context, map).BindAll();
    }

    private BoundOp BindAll()
    {
        bool isDerived = _map["sparse_of"] is null || DeriveSparse();
        if (!_op.IsBroken && isDerived)
        {
            BindTexts();
        }

        EquatableArray<TestModel> tests = default;
        if (!_op.IsBroken && isDerived)
        {
            BindBehaviour();
            tests = BindTests();
        }

        if (_op.IsBroken && isDerived)
        {
            BindDespiteSignature();
        }

        bool isBroken = _sink.HasErrors || _op.IsBroken || !isDerived;
        LineSpan place = _sink.SpanOf(_nameNode.Start, _nameNode.End);
        return new BoundOp(_op with { IsBroken = isBroken })
        {
            Head = _parsed.Head,
            Tests = new OpTests(_op.Name, isBroken ? default : tests),
            Diagnostics = _sink.ToArray(),
            NamePlace = place,
            Places = _places.ToArray(),
        };
    }

    // What is wrong whatever the signature says, so that one broken argument does not hide it until the next build; and the
    // hand-written methods, so that those in the project keep their declarations.
    private void BindDespiteSignature()
    {
        int before = _sink.Count;
        BindTexts();
        BindBehaviour();
        BindTests();
        _sink.KeepAfter(before, diagnostic => IndependentRules.Contains(diagnostic.Rule.Id));
    }

    private void BindBehaviour()
    {
        BindConditions();
        BindShape();
        BindBuffers();
        BindKernels();
        BindGradient();
        bool writes = _op.Inputs.Any(input => input.IsWritten);
        if (writes || _op.State is not null)
        {
            _op = _op with { Traits = _op.Traits | OpTraits.Stateful };
        }
    }

    private void AddPlace(YamlScalar scalar, Located name)
    {
        int start = PositionMap.IndexOf(_sink.Text, scalar, name.Offset);
        _places.Add(new NamedPlace(name.Text, _sink.SpanOf(start, start + name.Length)));
    }

    // The name in csharp(Name), checked; null where the text is no hook, or after a message.
    private string? Hook(YamlScalar scalar, HookNotation hook)
    {
        if (!CSharpNames.IsIdentifier(hook.Name.Text))
        {
            _sink.ReportIn(Rules.MethodName, scalar, hook.Name.Offset, hook.Name.Length, null, hook.Name.Text);
            return null;
        }

        AddPlace(scalar, hook.Name);
        return hook.Name.Text;
    }

    private string? Method(YamlScalar scalar)
    {
        if (!CSharpNames.IsIdentifier(scalar.Value))
        {
            _sink.Report(Rules.MethodName, scalar, scalar.Value);
            return null;
        }

        AddPlace(scalar, Located.At(scalar.Value, 0));
        return scalar.Value;
    }
}
