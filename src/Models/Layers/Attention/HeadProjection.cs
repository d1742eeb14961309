namespace RawOpsNet.Models;

/// <summary>Multiplies by a kernel of heads: from a width to [heads, size], or back.</summary>
internal sealed class HeadProjection : Layer
{
    private readonly Shape _kernelShape;
    private readonly Shape _biasShape;
    private readonly int _inputDims;
    private readonly WeightOptions _kernelOptions;
    private readonly WeightOptions? _biasOptions;

    // inputDims of the kernel's dims are those of the input; the others are the output's.
    public HeadProjection(Shape kernelShape, int inputDims, WeightOptions kernel, WeightOptions? bias, string name)
        : base(name)
    {
        _kernelShape = kernelShape;
        _inputDims = inputDims;
        _biasShape = kernelShape.ToArray()[inputDims..];
        _kernelOptions = kernel;
        _biasOptions = bias;
    }

    /// <summary>Gets the kernel; null until the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>Gets the bias; null until the layer is built, or where there is none.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        Kernel = AddWeight("kernel", _kernelShape, _kernelOptions);
        Bias = _biasOptions is null ? null : AddWeight("bias", _biasShape, _biasOptions);
    }

    /// <summary>Gives [samples, length, ...], the last dims those of the kernel's output.</summary>
    protected override Tensor Call(Tensor input, bool training)
    {
        long inner = _kernelShape[.._inputDims].ElementCount;
        long outer = _biasShape.ElementCount;
        long[] leading = input.Shape.ToArray()[..^_inputDims];
        Tensor rows = RawOps.Reshape(input, new[] { -1, inner });
        Tensor output = RawOps.MatMul(rows, RawOps.Reshape(Kernel!, new[] { inner, outer }));
        output = Bias is null ? output : RawOps.BiasAdd(output, RawOps.Reshape(Bias, new[] { outer }));
        return RawOps.Reshape(output, (long[])[.. leading, .. _biasShape]);
    }
}
