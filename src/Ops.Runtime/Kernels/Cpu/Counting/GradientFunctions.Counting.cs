namespace RawOpsNet.Kernels;

internal static partial class GradientFunctions
{
    internal static partial Tensor? CheckNumericsTensor(in CheckNumericsGradient g) =>
        RawOps.CheckNumerics(g.DOutput, $"the gradient of: {g.Message}");
}
