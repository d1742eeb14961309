using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Makes one row of each sample: [n, a, b] becomes [n, a · b], [n] becomes [n, 1].</summary>
/// <param name="name">The name; null gives <c>flatten</c> with a running number.</param>
public sealed class Flatten(string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("data_format", "channels_last"));

    internal static Flatten FromConfig(ConfigReader config) => config.Text("data_format", "channels_last") == "channels_last"
        ? new Flatten(config.OptionalText("name"))
        : throw new InvalidArgumentException("Flatten: data_format must be 'channels_last'.");

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (input.Rank == 0)
        {
            throw new InvalidArgumentException($"{Name}: the input is a scalar; it must have a dim that counts samples.");
        }

        long width = input.Rank == 1 ? 1 : input.Shape[1..].ElementCount;
        return RawOps.Reshape(input, new long[] { input.Shape[0], width });
    }
}
