using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>One run of a bound body over a few elements that needs no copies of a tail; says whether it could.</summary>
internal ref struct SmallLoop<T, TBody> : ILaneLoop<T>
    where T : unmanaged
    where TBody : struct, IElementwiseBody<T>
{
    private readonly ref TBody _body;
    private readonly nint _length;
    private readonly bool _mayRepeat;

    /// <summary>Describes the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SmallLoop(ref TBody body, nint length, bool mayRepeat)
    {
        _body = ref body;
        _length = length;
        _mayRepeat = mayRepeat;
    }

    /// <summary>Whether all elements were computed; none was otherwise.</summary>
    public bool IsDone { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        if (_length >= V.Count && (_mayRepeat || _length % V.Count == 0))
        {
            ElementwiseLoop.Whole<T, V, TBody>(ref _body, 0, _length, _mayRepeat);
            IsDone = true;
        }
    }
}
