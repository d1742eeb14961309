using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The room of fused ops: FusedOps reads what a product ends with, Epilogue applies it to parts of the result while they are in
// the cache, FusedBackward differentiates it.

/// <summary>Holds what a fused product applies to its sums, in order: a bias or none, an activation or none.</summary>
/// <param name="HasBias">Whether a bias is added.</param>
/// <param name="Activation">The activation.</param>
internal readonly record struct FusedOps(bool HasBias, FusedActivation Activation)
{
    private const string Bias = "BiasAdd";

    /// <summary>Gets how many further inputs they take.</summary>
    public int Arguments => HasBias ? 1 : 0;

    /// <summary>Reads fused_ops of an op whose further inputs are args; what does not fit throws.</summary>
    /// <param name="site">The call.</param>
    /// <param name="names">The names.</param>
    /// <param name="args">The further inputs.</param>
    /// <param name="channels">The length of a bias.</param>
    public static FusedOps Of(in OpSite site, ReadOnlySpan<string> names, ReadOnlySpan<Tensor> args, long channels)
    {
        FusedOps fused = Of(site, names);
        if (args.Length != fused.Arguments)
        {
            site.Invalid(
                "args",
                $"args has {args.Length} tensors; fused_ops [{string.Join(", ", names.ToArray())}] take {fused.Arguments}.");
        }

        if (fused.HasBias)
        {
            site.Rank(1, args[0].Shape, "args");
            if (args[0].Shape[0] != channels)
            {
                site.Invalid("args", $"args[0], the bias, has {args[0].Shape[0]} entries; the output has {channels} channels.");
            }
        }

        return fused;
    }

    /// <summary>Reads fused_ops.</summary>
    public static FusedOps Of(in OpSite site, ReadOnlySpan<string> names)
    {
        bool hasBias = names.Length > 0 && names[0] == Bias;
        int next = hasBias ? 1 : 0;
        FusedActivation activation = next < names.Length ? ActivationOf(site, names[next], next) : FusedActivation.None;
        if (names.Length > next + 1)
        {
            site.Unimplemented(
                $"fused_ops is [{string.Join(", ", names.ToArray())}]; a bias may be followed by one activation and no more.",
                "fused_ops");
        }

        return new FusedOps(hasBias, activation);
    }

    // By comparisons: a table would be a search, and this stands in every call.
    private static FusedActivation ActivationOf(in OpSite site, string name, int place)
    {
        switch (name)
        {
            case nameof(FusedActivation.Relu):
                return FusedActivation.Relu;
            case nameof(FusedActivation.Relu6):
                return FusedActivation.Relu6;
            case nameof(FusedActivation.Elu):
                return FusedActivation.Elu;
            case nameof(FusedActivation.LeakyRelu):
                return FusedActivation.LeakyRelu;
            case nameof(FusedActivation.Tanh):
                return FusedActivation.Tanh;
            case nameof(FusedActivation.Sigmoid):
                return FusedActivation.Sigmoid;
            case nameof(FusedActivation.GeluApproximate):
                return FusedActivation.GeluApproximate;
            case nameof(FusedActivation.GeluExact):
                return FusedActivation.GeluExact;
            default:
                site.Unimplemented(
                    $"fused_ops[{place}] is '{name}'; the first may be {Bias}, the last one of "
                        + $"{string.Join(", ", Enum.GetNames<FusedActivation>()[1..])}.",
                    "fused_ops");
                return default;
        }
    }
}
