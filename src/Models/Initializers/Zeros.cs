namespace RawOpsNet.Models;

/// <summary>Makes a value of zeros.</summary>
public sealed class Zeros : Initializer
{
    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32) =>
        RawOps.Fill(shape.ToArray(), RawOps.Cast(0, dstT: dtype));
}
