namespace RawOpsNet;

/// <summary>The way from a shape to the vector that ops take.</summary>
public sealed partial class Tensor
{
    /// <summary>Makes a vector of the dims: int32, or int64 where a dim needs it.</summary>
    public static implicit operator Tensor(Shape shape) => OpServices.GradientServices.ShapeTensor(shape);
}
