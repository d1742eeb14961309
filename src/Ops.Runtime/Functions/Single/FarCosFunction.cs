using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Cos of float32 elements beside ones too large for a lane: each is computed as it would be in any lane.</summary>
internal readonly struct FarCosFunction : IUnaryFunction
{
    public static float Invoke(float x)
        => MathF.Abs(x) > SingleTrigonometric.Largest
            ? MathF.Cos(x)
            : SingleTrigonometric.Near(Lane128<float>.Splat(x), Lane128<float>.Literal(1)).Value.ToScalar();

    public static double Invoke(double x) => Math.Cos(x);
}
