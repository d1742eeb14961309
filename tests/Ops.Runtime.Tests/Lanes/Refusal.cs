using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

/// <summary>A body with a step that the inliner must refuse: it takes stack in a loop.</summary>
internal struct Refusal<T> : IElementwiseBody<T>
    where T : unmanaged
{
    private Operand _x;

    public void Bind(in OperandRow row) => _x = row[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Step<V>(nint i)
        where V : unmanaged, ILane<V, T>
    {
        T* place = stackalloc T[V.Count];
        V.Store(V.Load(_x.At<T>(i)), place);
        V.Store(V.Load(place), _x.At<T>(i));
    }
}
