using RawOpsNet.Generator.Model;

namespace RawOpsNet.Testing.Examples;

/// <summary>
/// An op as a function of its float64 and complex128 inputs, with the other arguments of an example held fixed.
/// </summary>
internal sealed class GradientCase
{
    // It is there for the gradient of loss; TensorFlow passes its own gradient to features and not to labels.
    private const string Backprop = "backprop";

    private readonly OpModel _op;
    private readonly OpDefinition _definition;
    private readonly OpArguments _fixed;
    private readonly List<(string Input, int Item)> _places = [];

    public GradientCase(Example example)
    {
        _op = example.Op;
        _definition = OpRegistry.Get(example.Op.Name);
        _fixed = new ExampleRun(example with { DType = Widen(example.DType) }).Arguments;
        List<Tensor> points = [];
        foreach (ArgumentModel input in example.Op.Inputs.Where(input => !input.IsResource && !HasNoGradient(input.Name)))
        {
            Tensor[] tensors = _fixed[input.Name] as Tensor[] ?? [(Tensor)_fixed[input.Name]!];
            for (int i = 0; i < tensors.Length; i++)
            {
                if (IsPoint(tensors[i]))
                {
                    _places.Add((input.Name, i));
                    points.Add(tensors[i]);
                }
            }
        }

        Points = [.. points];
    }

    /// <summary>The op's name.</summary>
    public string Op => _op.Name;

    /// <summary>The inputs that gradients flow to, at the example's values.</summary>
    public Tensor[] Points { get; }

    /// <summary>Whether every input is one of <see cref="Points"/>.</summary>
    public bool TakesOnlyPoints => _op.Inputs.Count == _places.Count && _op.Inputs.All(input => !input.IsList && !input.HasDims);

    /// <summary>The name of the input that a point stands for.</summary>
    public string NameOf(int point) => _places[point].Input;

    /// <summary>Calls the op and gives its float64 and complex128 outputs.</summary>
    public Tensor[] Run(IReadOnlyList<Tensor> points)
    {
        OpArguments arguments = [];
        foreach ((string name, object? value) in _fixed)
        {
            arguments[name] = value is Tensor[] list ? list.ToArray() : value;
        }

        for (int i = 0; i < _places.Count; i++)
        {
            if (arguments[_places[i].Input] is Tensor[] list)
            {
                list[_places[i].Item] = points[i];
            }
            else
            {
                arguments[_places[i].Input] = points[i];
            }
        }

        OpResult result = _definition.Invoke(arguments);
        return [.. result.Names.Where(name => name != Backprop).SelectMany(result.List).Where(IsPoint)];
    }

    /// <summary>The tape's gradients of the weighted sum of the outputs; zeros where there is none.</summary>
    public Tensor[] Gradients(Tensor[] points)
    {
        using GradientTape tape = new();
        Array.ForEach(points, tape.Watch);
        Tensor[] outputs = Run(points);
        Gradient?[] gradients = tape.Gradient(outputs, points, Weights.Of(outputs));
        return [.. gradients.Select((gradient, i) => gradient?.Dense() ?? Tensor.Zeros(points[i].Shape, points[i].DType))];
    }

    /// <summary>The tape's gradients of the weighted sum of the tape's gradients.</summary>
    public Tensor[] SecondGradients(Tensor[] points)
    {
        using GradientTape tape = new();
        Array.ForEach(points, tape.Watch);
        Tensor[] first = Gradients(points);
        Gradient?[] gradients = tape.Gradient(first, points, Weights.Of(first));
        return [.. gradients.Select((gradient, i) => gradient?.Dense() ?? Tensor.Zeros(points[i].Shape, points[i].DType))];
    }

    private static bool IsPoint(Tensor tensor) => tensor.DType is DType.Float64 or DType.Complex128;

    private bool HasNoGradient(string input) =>
        _op.Gradient.Inputs.Any(entry => entry.Input == input && entry.Kind == InputGradientKind.None);

    private static DType? Widen(DType? dtype) => dtype switch
    {
        { IsFloating: true } => DType.Float64,
        { IsComplex: true } => DType.Complex128,
        _ => dtype,
    };
}
