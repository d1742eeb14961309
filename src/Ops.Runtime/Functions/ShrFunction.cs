using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Shifts an integer right by a count that is clamped to [0, bits - 1]; signed integers keep their sign.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ShrFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => throw new NotSupportedException("Floats cannot be shifted.");

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => throw new NotSupportedException("Floats cannot be shifted.");

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => IntegerFunctions.ShiftRight(x, y);
}
