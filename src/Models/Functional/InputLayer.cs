using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is where a model takes an input in; made by <see cref="Input.Of"/>.</summary>
public sealed class InputLayer : Layer
{
    internal InputLayer(Shape batchShape, DType dtype, string name)
        : base(name)
    {
        BatchShape = batchShape;
        DType = dtype;
        _ = new Node(this, [], [(batchShape, dtype)]);
        EnsureBuilt(batchShape);
    }

    /// <summary>Gets the shape with the batch's dim first; -1 where a dim is not known.</summary>
    public Shape BatchShape { get; }

    /// <summary>Gets the dtype.</summary>
    public DType DType { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(
        ("batch_input_shape", Config.OfShape(BatchShape)),
        ("dtype", DType.Name),
        ("sparse", false),
        ("ragged", false),
        ("name", Name),
        ("optional", false));

    internal static InputLayer FromConfig(ConfigReader config)
    {
        if (config.Flag("sparse") || config.Flag("ragged") || config.Flag("optional"))
        {
            throw new InvalidArgumentException(
                "InputLayer: inputs are dense and must be given; sparse, ragged or optional is set.");
        }

        Shape shape = Config.ShapeOf("InputLayer", config.Value("batch_input_shape"));
        DType dtype = DTypes.Parse(config.Text("dtype", "float32"));
        return (InputLayer)Input.Of(shape[1..], config.OptionalText("name"), dtype).Layer;
    }

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) => input;
}
