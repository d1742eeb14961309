namespace RawOpsNet.Models;

/// <summary>Makes the bias of an LSTM whose forget gate begins open: ones for it, another initializer's values else.</summary>
/// <remarks>Jozefowicz, Zaremba and Sutskever (2015).</remarks>
/// <param name="others">Makes the values of the other gates; null: zeros.</param>
internal sealed class ForgetBias(Initializer? others) : Initializer
{
    private readonly Initializer _others = others ?? new Zeros();

    /// <summary>Gets what makes the biases of the other gates.</summary>
    public Initializer Others => _others;

    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32)
    {
        long units = shape[0] / 4;
        return RawOps.ConcatV2(
            [_others.Make([units], dtype), Tensor.Ones([units], dtype), _others.Make([2 * units], dtype)], 0);
    }
}
