namespace RawOpsNet.Models;

/// <summary>Makes a value of ones.</summary>
public sealed class Ones : Initializer
{
    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32) =>
        RawOps.Fill(shape.ToArray(), RawOps.Cast(1, dstT: dtype));
}
