namespace RawOpsNet.Kernels;

/// <summary>Points at the planes of a block of A, B and C; the second plane of each follows the first.</summary>
internal readonly unsafe struct StagedBlock<TPlane>(TPlane* a, nint aPlane, TPlane* b, nint bPlane, TPlane* c, nint cPlane)
    where TPlane : unmanaged
{
    /// <summary>First plane of A.</summary>
    public readonly TPlane* A = a;

    /// <summary>First plane of B.</summary>
    public readonly TPlane* B = b;

    /// <summary>First plane of C.</summary>
    public readonly TPlane* C = c;

    /// <summary>Elements from one plane of A to the next.</summary>
    public readonly nint APlane = aPlane;

    /// <summary>Elements from one plane of B to the next.</summary>
    public readonly nint BPlane = bPlane;

    /// <summary>Elements from one plane of C to the next.</summary>
    public readonly nint CPlane = cPlane;
}
