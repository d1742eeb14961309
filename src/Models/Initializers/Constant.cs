namespace RawOpsNet.Models;

/// <summary>Makes a value of one number.</summary>
/// <param name="value">The number.</param>
public sealed class Constant(double value = 0) : Initializer
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("value", value));

    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32) =>
        RawOps.Fill(shape.ToArray(), RawOps.Cast(value, dstT: dtype));
}
