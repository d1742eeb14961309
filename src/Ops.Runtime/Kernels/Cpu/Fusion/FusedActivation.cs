namespace RawOpsNet.Kernels;

/// <summary>The activations that a fused product can end with; the names are TensorFlow's.</summary>
internal enum FusedActivation
{
    /// <summary>None.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>exp(x) - 1 below 0.</summary>
    Elu,

    /// <summary>alpha x below 0.</summary>
    LeakyRelu,

    /// <summary>tanh(x).</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>x Phi(x), by tanh.</summary>
    GeluApproximate,

    /// <summary>x Phi(x), by erf.</summary>
    GeluExact,
}
