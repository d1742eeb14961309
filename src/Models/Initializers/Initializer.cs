namespace RawOpsNet.Models;

/// <summary>Makes first values of weights.</summary>
public abstract class Initializer
{
    /// <summary>Makes a value.</summary>
    /// <param name="shape">The shape of the weight.</param>
    /// <param name="dtype">The dtype: float16, bfloat16, float32 or float64.</param>
    public abstract Tensor Make(Shape shape, DType dtype = DType.Float32);
}
