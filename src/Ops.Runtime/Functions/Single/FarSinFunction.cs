using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Sin of elements beside ones too large for a lane: each is computed as it would be in any lane.</summary>
internal readonly struct FarSinFunction : IUnaryFunction
{
    public static float Invoke(float x)
        => MathF.Abs(x) > SingleTrigonometric128.Largest
            ? MathF.Sin(x)
            : SingleTrigonometric128.Near(Vector128.Create(x), 0).ToScalar();

    public static double Invoke(double x)
        => Math.Abs(x) > DoubleTrigonometric128.Largest
            ? Math.Sin(x)
            : DoubleTrigonometric128.Near(Vector128.Create(x), Vector128.Create(0d)).ToScalar();
}
