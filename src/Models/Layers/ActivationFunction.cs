using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

/// <summary>
/// Is an elementwise function (or softmax) that a layer applies to its output; converts from a name or a function.
/// </summary>
public sealed class ActivationFunction
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> ByName = new(StringComparer.Ordinal)
    {
        ["linear"] = x => x,
        ["relu"] = x => RawOps.Relu(x),
        ["relu6"] = x => RawOps.Relu6(x),
        ["elu"] = x => RawOps.Elu(x),
        ["selu"] = x => RawOps.Selu(x),
        ["sigmoid"] = x => RawOps.Sigmoid(x),
        ["tanh"] = x => RawOps.Tanh(x),
        ["softmax"] = x => RawOps.Softmax(x),
        ["log_softmax"] = x => RawOps.LogSoftmax(x),
        ["softplus"] = x => RawOps.Softplus(x),
        ["softsign"] = x => RawOps.Softsign(x),
        ["exponential"] = x => RawOps.Exp(x),
        ["swish"] = x => RawOps.Mul(x, RawOps.Sigmoid(x)),
        ["silu"] = x => RawOps.Mul(x, RawOps.Sigmoid(x)),
        ["mish"] = x => RawOps.Mul(x, RawOps.Tanh(RawOps.Softplus(x))),
        ["gelu"] = Gelu,
        ["hard_sigmoid"] = HardSigmoid,
    };

    // Those that products apply themselves, by the names of fused_ops. Not gelu: its gradient would compute the product again.
    private static readonly Dictionary<string, string> FusedNames = new(StringComparer.Ordinal)
    {
        ["relu"] = "Relu",
        ["relu6"] = "Relu6",
        ["elu"] = "Elu",
        ["sigmoid"] = "Sigmoid",
        ["tanh"] = "Tanh",
    };

    private readonly Func<Tensor, Tensor> _function;

    private ActivationFunction(string name, Func<Tensor, Tensor> function)
    {
        Name = name;
        _function = function;
    }

    /// <summary>Gets the name: "relu", or the function's own.</summary>
    public string Name { get; }

    /// <summary>Gets the name in fused_ops; null where a product's op does not apply the activation.</summary>
    internal string? FusedName { get; private init; }

    /// <summary>Finds an activation by its Keras name.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator ActivationFunction(string name) => Named(name);

    /// <summary>Wraps a function.</summary>
    public static implicit operator ActivationFunction(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new ActivationFunction(function.Method.Name, function);
    }

    /// <summary>Finds an activation by its Keras name.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static ActivationFunction Named(string name) => ByName.TryGetValue(name, out Func<Tensor, Tensor>? function)
        ? new ActivationFunction(name, function) { FusedName = FusedNames.GetValueOrDefault(name) }
        : throw new InvalidArgumentException(
            UnknownName.Text("activation", name, ByName.Keys.Order(StringComparer.Ordinal)));

    /// <summary>Applies the function.</summary>
    public Tensor Invoke(Tensor x) => _function(x);

    // The exact form (Hendrycks and Gimpel 2016), which is Keras' default.
    private static Tensor Gelu(Tensor x)
    {
        Tensor share = RawOps.AddV2(Numbers.Like(x, 1), RawOps.Erf(RawOps.Mul(x, Numbers.Like(x, Math.Sqrt(0.5)))));
        return RawOps.Mul(RawOps.Mul(Numbers.Like(x, 0.5), x), share);
    }

    private static Tensor HardSigmoid(Tensor x) =>
        Numbers.Clip(RawOps.AddV2(RawOps.Mul(Numbers.Like(x, 0.2), x), Numbers.Like(x, 0.5)), 0, 1);
}
