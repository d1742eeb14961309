using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Compares two operands over lanes and stores truth values.</summary>
/// <param name="whenEqual">What to store where they are equal.</param>
internal struct EqualityBody<T>(bool whenEqual) : IElementwiseBody<T>
    where T : unmanaged
{
    private readonly bool _whenEqual = whenEqual;
    private Operand _x;
    private Operand _y;
    private Operand _z;

    /// <inheritdoc/>
    public static int Cost => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bind(in OperandRow row)
    {
        _x = row[0];
        _y = row[1];
        _z = row[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
    {
        V x = V.Load(_x.At<T>(i));
        V y = V.Load(_y.At<T>(i));
        V.StoreMask(_whenEqual ? V.Equal(x, y) : V.NotEqual(x, y), _z.At<bool>(i));
    }
}
