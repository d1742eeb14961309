namespace RawOpsNet.Optimizers;

/// <summary>Computes the ratio of a variable's norm to that of its step, by which layer-wise optimizers scale the step.</summary>
internal static class TrustRatio
{
    /// <summary>Gives coefficient * |w| / (|u| + epsilon) as a scalar; 1 where either norm is 0.</summary>
    public static Tensor Of(Tensor variable, Tensor update, double coefficient, double epsilon = 0)
    {
        DType dtype = update.DType;
        Device device = update.Device;
        Tensor zero = Scalars.Of(0, dtype, device);
        Tensor length = Norms.Of(variable);
        Tensor step = Norms.Of(update);
        Tensor divisor = epsilon == 0 ? step : RawOps.AddV2(step, Scalars.Of(epsilon, dtype, device));
        Tensor ratio = RawOps.RealDiv(RawOps.Mul(Scalars.Of(coefficient, dtype, device), length), divisor);
        Tensor isZero = RawOps.LogicalOr(RawOps.Equal(length, zero), RawOps.Equal(step, zero));
        return RawOps.SelectV2(isZero, Scalars.Of(1, dtype, device), ratio);
    }
}
