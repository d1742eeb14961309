namespace RawOpsNet.Kernels;

/// <summary>
/// Brings blocks of matrices of another element type into planes of floats or doubles, which tiles can multiply, and
/// the sums back.
/// </summary>
/// <typeparam name="T">Element type of the matrices.</typeparam>
/// <typeparam name="TPlane">float or double.</typeparam>
internal unsafe interface IStaging<T, TPlane>
    where T : unmanaged
    where TPlane : unmanaged
{
    /// <summary>Gets the planes of a block: one, or two for the real and the imaginary parts.</summary>
    static abstract int Planes { get; }

    /// <summary>Reads a row into the planes.</summary>
    /// <param name="source">The row.</param>
    /// <param name="target">Row of the first plane.</param>
    /// <param name="plane">Elements from one plane to the next.</param>
    /// <param name="count">Elements of the row.</param>
    /// <param name="conjugate">Whether the imaginary parts change their sign.</param>
    static abstract void Read(T* source, TPlane* target, nint plane, nint count, bool conjugate);

    /// <summary>Rounds a row of the planes and writes it.</summary>
    static abstract void Write(TPlane* source, nint plane, T* target, nint count);

    /// <summary>Adds the product of a block to the planes of C, or sets them.</summary>
    static abstract void Multiply(in ProductShape shape, in StagedBlock<TPlane> block);
}
