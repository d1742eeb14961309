using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Calls a layer on each step of sequences: [samples, steps, ...].</summary>
/// <param name="layer">The layer; it takes what a step holds.</param>
/// <param name="name">The name; null gives <c>time_distributed</c> with a running number.</param>
public sealed class TimeDistributed(Layer layer, string? name = null) : Layer(name)
{
    /// <summary>Gets the layer that is called on each step.</summary>
    public Layer Inner { get; } = layer ?? throw new ArgumentNullException(nameof(layer));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("layer", Inner.Serialize().Where(pair => pair.Key != "build_config").ToDictionary()));

    internal static TimeDistributed FromConfig(ConfigReader config) =>
        new(Deserialize(config.Value("layer")), config.OptionalText("name"));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape.Rank < 3)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}; it must be [samples, steps, ...], at least 3 dims.");
        }

        Inner.TakesOwnersName = true;
        Inner.EnsureBuilt([-1, .. inputShape.ToArray()[2..]]);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.RequireAtLeast(3, input, Name);
        long[] dims = input.Shape.ToArray();

        // The steps are samples to the layer inside.
        Tensor output = Inner.Invoke(RawOps.Reshape(input, (long[])[dims[0] * dims[1], .. dims[2..]]), training);
        return RawOps.Reshape(output, (long[])[dims[0], dims[1], .. output.Shape.ToArray()[1..]]);
    }
}
