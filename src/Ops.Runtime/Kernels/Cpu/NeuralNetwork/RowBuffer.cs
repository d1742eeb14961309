using System.Numerics;
using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Gives rows of a half type as rows of float, in a workspace of the caller: float and double rows are used where they lie.
/// </summary>
internal unsafe struct RowBuffer<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private float* _floats;

    /// <summary>Makes room for a row.</summary>
    public RowBuffer(nint count)
    {
        if (IsNeeded)
        {
            _floats = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, count) * sizeof(float), 64);
        }
    }

    /// <summary>Gets whether the element type is widened: half types are.</summary>
    public static bool IsNeeded => typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16);

    /// <summary>Gets the room for a row.</summary>
    public readonly float* Floats => _floats;

    /// <summary>Widens a row into the room.</summary>
    public readonly float* Widen(T* row, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            _floats[i] = float.CreateTruncating(row[i]);
        }

        return _floats;
    }

    /// <summary>Rounds the room's row into place.</summary>
    public readonly void Narrow(T* row, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            row[i] = T.CreateTruncating(_floats[i]);
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_floats);
        _floats = null;
    }
}
