using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the sine of an angle in radians.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SinFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => FarSinFunction.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sin(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleTrigonometric.Sin(x);
}
