using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the cosine of an angle in radians.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CosFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => FarCosFunction.Invoke(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Cos(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleTrigonometric.Cos(x);
}
