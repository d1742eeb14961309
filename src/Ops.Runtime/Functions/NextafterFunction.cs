using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the neighbour of x in the direction of y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NextafterFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => ElementaryFunctions.NextAfter(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => ElementaryFunctions.NextAfter(x, y);
}
