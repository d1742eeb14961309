using System.Collections;
using System.ComponentModel;
using System.Globalization;

namespace RawOpsNet;

/// <summary>What generated code reads: inputs by kind, and attrs with their defaults.</summary>
public sealed partial class OpArguments
{
    /// <summary>Reads an input.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor Input(int index)
    {
        OpArgumentDefinition input = Definition.Inputs[index];
        return Given(input) switch
        {
            Tensor tensor => tensor,
            Variable variable => variable,
            var other => throw WrongKind(
                input.ApiName, other, "a Tensor", other is ValueType or Array ? " Write (Tensor) before it." : ""),
        };
    }

    /// <summary>Reads an input that stands for several tensors.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor[] Inputs(int index)
    {
        OpArgumentDefinition input = Definition.Inputs[index];
        return Given(input) switch
        {
            Tensor[] tensors => tensors,
            IEnumerable<Tensor> tensors => tensors.ToArray(),
            var other => throw WrongKind(input.ApiName, other, "a list of tensors"),
        };
    }

    /// <summary>Reads a resource.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResourceHandle Resource(int index)
    {
        OpArgumentDefinition input = Definition.Inputs[index];
        return Given(input) switch
        {
            ResourceHandle handle => handle,
            Variable variable => variable,
            var other => throw WrongKind(input.ApiName, other, "a ResourceHandle or Variable"),
        };
    }

    /// <summary>Reads an input that stands for several resources.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResourceHandle[] Resources(int index)
    {
        OpArgumentDefinition input = Definition.Inputs[index];
        return Given(input) switch
        {
            IEnumerable<ResourceHandle> handles => handles.ToArray(),
            IEnumerable<Variable> variables => variables.Select(variable => (ResourceHandle)variable).ToArray(),
            var other => throw WrongKind(input.ApiName, other, "a list of ResourceHandles"),
        };
    }

    /// <summary>Reads an int attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public long Int(int index) => ToInt(Attr(index, out string name), name);

    /// <summary>Reads a float attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float Float(int index) => ToFloat(Attr(index, out string name), name);

    /// <summary>Reads a bool attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Bool(int index) => Attr(index, out string name) is bool value ? value
        : throw WrongKind(name, this[name], "a bool");

    /// <summary>Reads a string attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string Text(int index) => Attr(index, out string name) as string ?? throw WrongKind(name, this[name], "a string");

    /// <summary>Reads a type attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DType Type(int index) => ToDType(Attr(index, out string name), name);

    /// <summary>Reads a shape attr, given as a Shape or a list of integers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Shape Shape(int index) => ToShape(Attr(index, out string name), name);

    /// <summary>Reads a shape attr whose default is a shape of unknown rank, which is null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Shape? OptionalOfShape(int index) =>
        Attr(index, out string name) is var value
            && ReferenceEquals(value, OpAttrDefinition.UnknownRank) ? (Shape?)null : ToShape(value, name);

    /// <summary>Reads a tensor attr that may be absent.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor? OptionalOfTensor(int index) => this[Definition.Attrs[index].Name] as Tensor;

    /// <summary>Reads a tensor attr.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor Tensor(int index) => Attr(index, out string name) as Tensor ?? throw WrongKind(name, this[name], "a Tensor");

    /// <summary>Reads an attr that is a list of ints.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public long[] IntList(int index) => List(index, ToInt);

    /// <summary>Reads an attr that is a list of floats.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float[] FloatList(int index) => List(index, ToFloat);

    /// <summary>Reads an attr that is a list of bools.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool[] BoolList(int index) =>
        List(index, (value, name) => value is bool given ? given : throw WrongKind(name, value, "a bool"));

    /// <summary>Reads an attr that is a list of strings.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string[] TextList(int index) =>
        List(index, (value, name) => value as string ?? throw WrongKind(name, value, "a string"));

    /// <summary>Reads an attr that is a list of dtypes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DType[] TypeList(int index) => List(index, ToDType);

    /// <summary>Reads an attr that is a list of shapes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Shape[] ShapeList(int index) => List(index, ToShape);

    private OpDefinition Definition => _op ?? throw new InvalidOperationException("Call OpDefinition.Invoke.");

    private object? Given(OpArgumentDefinition input) =>
        _values.TryGetValue(input.Name, out object? value) || _values.TryGetValue(input.ApiName, out value)
            ? value
            : throw Fail(input.ApiName, $"input '{input.ApiName}' is missing.");

    private object Attr(int index, out string name)
    {
        OpAttrDefinition attr = Definition.Attrs[index];
        name = attr.ApiName;
        return this[attr.Name] ?? this[attr.ApiName] ?? attr.Default ?? throw Fail(name, $"attr '{name}' is missing.");
    }

    private T[] List<T>(int index, Func<object?, string, T> convert)
    {
        object value = Attr(index, out string name);
        return value switch
        {
            T[] items => items,
            string => throw WrongKind(name, value, "a list"),
            IEnumerable items => items.Cast<object?>().Select(item => convert(item, name)).ToArray(),
            _ => throw WrongKind(name, value, "a list"),
        };
    }

    private long ToInt(object? value, string name) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        byte number => number,
        _ => throw WrongKind(name, value, "an integer"),
    };

    private float ToFloat(object? value, string name) => value switch
    {
        float number => number,
        double number => (float)number,
        _ => ToInt(value, name),
    };

    private DType ToDType(object? value, string name) => value switch
    {
        DType dtype => dtype,
        string text => DTypes.Parse(text),
        _ => throw WrongKind(name, value, "a DType"),
    };

    private Shape ToShape(object? value, string name) => value switch
    {
        Shape shape => shape,
        long[] dims => new Shape(dims),
        int[] dims => new Shape(Array.ConvertAll(dims, dim => (long)dim)),
        _ => throw WrongKind(name, value, "a Shape"),
    };

    private InvalidArgumentException WrongKind(string name, object? value, string expected, string advice = "") =>
        Fail(name, string.Create(CultureInfo.InvariantCulture,
            $"'{name}' must be {expected}, not {value?.GetType().Name ?? "null"}.{advice}"));

    private InvalidArgumentException Fail(string name, string message) =>
        new(message, Definition.Name, Label, name);
}
