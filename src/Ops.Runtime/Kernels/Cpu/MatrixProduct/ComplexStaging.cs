using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Stages complex numbers as a plane of real and a plane of imaginary parts.</summary>
/// <remarks>Four real products by tiles, as the definition says; the trick with three loses digits.</remarks>
/// <typeparam name="T">Complex64 or Complex: a real part, then an imaginary one.</typeparam>
/// <typeparam name="TPlane">Type of the parts.</typeparam>
internal readonly unsafe struct ComplexStaging<T, TPlane> : IStaging<T, TPlane>
    where T : unmanaged
    where TPlane : unmanaged, INumberBase<TPlane>
{
    /// <inheritdoc/>
    public static int Planes => 2;

    /// <inheritdoc/>
    public static void Read(T* source, TPlane* target, nint plane, nint count, bool conjugate)
    {
        TPlane* parts = (TPlane*)source;
        for (nint i = 0; i < count; i++)
        {
            target[i] = parts[2 * i];
            target[plane + i] = conjugate ? -parts[(2 * i) + 1] : parts[(2 * i) + 1];
        }
    }

    /// <inheritdoc/>
    public static void Write(TPlane* source, nint plane, T* target, nint count)
    {
        TPlane* parts = (TPlane*)target;
        for (nint i = 0; i < count; i++)
        {
            parts[2 * i] = source[i];
            parts[(2 * i) + 1] = source[plane + i];
        }
    }

    /// <inheritdoc/>
    public static void Multiply(in ProductShape shape, in StagedBlock<TPlane> block)
    {
        TPlane* imaginaryA = block.A + block.APlane;
        TPlane* imaginaryB = block.B + block.BPlane;
        TPlane* imaginaryC = block.C + block.CPlane;
        ProductShape adding = shape with { Accumulate = true };
        MatrixProduct.RunBlock(shape, block.A, imaginaryB, imaginaryC);
        MatrixProduct.RunBlock(adding, imaginaryA, block.B, imaginaryC);
        MatrixProduct.RunBlock(shape, block.A, block.B, block.C);
        for (nint i = 0; i < block.APlane; i++)
        {
            imaginaryA[i] = -imaginaryA[i];
        }

        MatrixProduct.RunBlock(adding, imaginaryA, imaginaryB, block.C);
    }
}
