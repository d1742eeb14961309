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
    protected override Tensor Call(Tensor input, bool training) => input;
}
