using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>
/// The names that the expressions of an op's kernels may use. <see cref="Of"/> serves elementwise bodies and checks,
/// <see cref="ReduceMap"/> and its siblings the parts of a reduction, <see cref="Uniform"/> require, args and launch.
/// </summary>
internal sealed class BodyScope
{
    private readonly Dictionary<string, ScopeName> _names = [];

    private readonly HashSet<string> _unreadable = [];
    private string _hint = "";

    private BodyScope(string op) => Op = op;

    /// <summary>The op, for messages.</summary>
    public string Op { get; }

    /// <summary>What stands behind a message about an unknown name: what this place reads, or why it cannot read this.</summary>
    public string Hint(string name) => _unreadable.Contains(name)
        ? "; it is a tensor on the device: require reads attrs and host inputs, check reads elements" : _hint;

    /// <summary>Every name, in the order of declaration.</summary>
    public IEnumerable<ScopeName> Names => _names.Values;

    /// <summary>The scope of an elementwise body: inputs, outputs, resources and attrs.</summary>
    /// <param name="op">The op's name.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="attrs">The attrs.</param>
    /// <param name="by">The type attr whose dtype the body computes in; null takes the first that an argument carries.</param>
    public static BodyScope Of(
        string op, IEnumerable<ArgumentModel> inputs, IEnumerable<ArgumentModel> outputs, IEnumerable<AttrModel> attrs,
            string? by = null)
    {
        BodyScope scope = new(op);
        List<ArgumentModel> all = [.. inputs, .. outputs];
        int inputCount = inputs.Count();
        by ??= all.Find(argument => argument.TypeAttr is not null)?.TypeAttr;
        DType only = by is null ? all.Find(argument =>
            argument.DType is not (DType.Invalid or DType.Bool))?.DType ?? DType.Bool : DType.Invalid;
        foreach (AttrModel attr in attrs)
        {
            scope.Add(new ScopeName(attr.Name, NameRole.Attr, KindOf(attr)));
        }

        for (int i = 0; i < all.Count; i++)
        {
            scope.Add(NameOf(all[i], isInput: i < inputCount, by, only));
        }

        return scope;
    }

    /// <summary>The scope of an elementwise body of a bound op.</summary>
    public static BodyScope Of(OpModel op, string? by = null) => Of(op.Name, op.Inputs, op.Outputs, op.Attrs, by);

    /// <summary>The scope of the map of a reduction: x and the attrs.</summary>
    public static BodyScope ReduceMap(string op, bool isBool, IEnumerable<AttrModel> attrs) => Reduce(op, isBool, attrs,
        "map reads x and attrs", "x");

    /// <summary>The scope of init: the attrs.</summary>
    public static BodyScope ReduceInit(string op, IEnumerable<AttrModel> attrs) => Reduce(op, false, attrs, "init reads attrs");

    /// <summary>The scope of combine: a, b and the attrs.</summary>
    public static BodyScope ReduceCombine(string op, bool isBool, IEnumerable<AttrModel> attrs) => Reduce(op, isBool, attrs,
        "combine joins a and b", "a", "b");

    /// <summary>The scope of finish: r, count and the attrs.</summary>
    public static BodyScope ReduceFinish(string op, bool isBool, IEnumerable<AttrModel> attrs)
    {
        BodyScope scope = Reduce(op, isBool, attrs, "finish reads r, count and attrs", "r");
        scope.Add(new ScopeName("count", NameRole.Local, ValueKind.UniformNumber));
        return scope;
    }

    /// <summary>The scope of require and launch: attrs, host scalars and bound dims, each one number or condition.</summary>
    /// <param name="op">The op's name.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="attrs">The attrs.</param>
    /// <param name="dims">The bound dims.</param>
    /// <param name="readsScalars">Whether inputs of notation <c>T[]</c> can be read too, as require does after the shapes are
    /// known.</param>
    public static BodyScope Uniform(
        string op, IEnumerable<ArgumentModel> inputs, IEnumerable<AttrModel> attrs, IEnumerable<string> dims,
        bool readsScalars = false)
    {
        BodyScope scope = new(op);
        foreach (string dim in dims)
        {
            scope.Add(new ScopeName(dim, NameRole.Local, ValueKind.UniformNumber));
        }

        foreach (AttrModel attr in attrs)
        {
            scope.Add(new ScopeName(attr.Name, NameRole.Attr, KindOf(attr)));
        }

        scope._unreadable.UnionWith(inputs.Select(input => input.Name));
        foreach (ArgumentModel input in inputs.Where(input => input.IsHost || (readsScalars && IsReadableScalar(input))))
        {
            ValueKind kind = input.DType == DType.Bool ? ValueKind.UniformBool
                : input.DType == DType.String ? ValueKind.Text : ValueKind.UniformNumber;
            scope.Add(new ScopeName(input.Name, NameRole.Scalar, kind));
        }

        return scope;
    }

    /// <summary>Whether require can read an input that is not in host: a scalar that is a value.</summary>
    public static bool IsReadableScalar(ArgumentModel input) =>
        input is { IsHost: false, IsScalar: true, IsList: false, IsResource: false };

    /// <summary>The name's entry, or null.</summary>
    public ScopeName? Find(string name) => _names.TryGetValue(name, out ScopeName? found) ? found : null;

    /// <summary>Makes a scope with the same names, to which lets can be added.</summary>
    public BodyScope Copy()
    {
        BodyScope copy = new(Op) { _hint = _hint };
        foreach (ScopeName name in Names)
        {
            copy.Add(name);
        }

        return copy;
    }

    /// <summary>The scope of a derivative: everything the forward body had and <c>dz</c> are inputs, <c>d_x</c> are
    /// outputs.</summary>
    public BodyScope Backward(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        BodyScope scope = new(Op);
        foreach (ScopeName name in Names.Where(name => name.Role != NameRole.Local))
        {
            scope.Add(name.Role == NameRole.Output ? name with { Role = NameRole.Input, IsWritable = false } : name);
        }

        foreach (string output in outputs)
        {
            scope.Add(new ScopeName("d" + output, NameRole.Input, ValueKind.Number));
        }

        foreach (string input in inputs)
        {
            scope.Add(new ScopeName("d_" + input, NameRole.Output, ValueKind.Number, IsWritable: true));
        }

        return scope;
    }

    /// <summary>Adds a name, or hides one of the same text.</summary>
    public void Add(ScopeName name) => _names[name.Name] = name;

    private static BodyScope Reduce(string op, bool isBool, IEnumerable<AttrModel> attrs, string hint, params string[] locals)
    {
        BodyScope scope = new(op) { _hint = "; " + hint };
        foreach (AttrModel attr in attrs)
        {
            scope.Add(new ScopeName(attr.Name, NameRole.Attr, KindOf(attr)));
        }

        foreach (string local in locals)
        {
            scope.Add(new ScopeName(local, NameRole.Local, isBool ? ValueKind.Mask : ValueKind.Number));
        }

        return scope;
    }

    private static ScopeName NameOf(ArgumentModel argument, bool isInput, string? by, DType only)
    {
        bool sameDType = by is not null ? argument.TypeAttr == by : argument.DType == only;
        NameRole role = !isInput ? NameRole.Output
            : argument.IsResource ? NameRole.Resource
            : argument.IsScalar ? NameRole.Scalar : NameRole.Input;
        DType foreign = sameDType ? DType.Invalid : argument.DType;
        ValueKind kind = argument.IsList || argument.Storage == ArgumentStorage.Variant ? ValueKind.None
            : argument is { TypeAttr: null, DType: DType.Bool } ? ValueKind.Mask
            : sameDType ? ValueKind.Number
            : role == NameRole.Scalar && argument.DType is DType.Int32 or DType.Int64 or DType.Float32 or DType.Float64
                ? ValueKind.Number : ValueKind.None;
        return new ScopeName(argument.Name, role, kind, role == NameRole.Output || (role == NameRole.Resource
            && argument.IsWritten), foreign);
    }

    private static ValueKind KindOf(AttrModel attr) => attr.IsList ? ValueKind.None : attr.Kind switch
    {
        AttrKind.Bool => ValueKind.UniformBool,
        AttrKind.Int or AttrKind.Float => ValueKind.UniformNumber,
        AttrKind.String => ValueKind.Text,
        AttrKind.Type => ValueKind.Type,
        _ => ValueKind.None,
    };
}
