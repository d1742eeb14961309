namespace RawOpsNet.Kernels;

// After TF linalg_grad.py (_QrGrad), whose wide case first multiplies y by the adjoint of dv. Ops throughout, so that second
// order works; the triangular system is solved by halves, as there is no op for it here.

/// <summary>The gradient of QR factors.</summary>
internal static class QrBackward
{
    /// <summary>The gradient where the matrix has no fewer rows than columns and R is square.</summary>
    public static Tensor Square(Tensor q, Tensor r, Tensor dq, Tensor dr)
    {
        Tensor qdq = RawOps.BatchMatMulV2(q, dq, adjX: true);
        Tensor rdr = RawOps.BatchMatMulV2(r, dr, adjY: true);
        Tensor skew = RawOps.AddV2(RawOps.Sub(qdq, Adjoint(qdq)), RawOps.Sub(rdr, Adjoint(rdr)));
        Tensor lower = Masked(skew, static (row, column) => row >= column);
        Tensor inner = RawOps.BatchMatMulV2(q, RawOps.AddV2(dr, SolveAdjoint(lower, r)));
        Tensor outer = SolveAdjoint(RawOps.Sub(dq, RawOps.BatchMatMulV2(q, qdq)), r);
        Tensor gradient = RawOps.AddV2(inner, outer);
        if (!q.DType.IsComplex)
        {
            return gradient;
        }

        // The phases of the columns are free; what R's diagonal says of them is taken out.
        Tensor diagonal = Masked(RawOps.Sub(rdr, Adjoint(qdq)), static (row, column) => row == column);
        DType real = q.DType == DType.Complex64 ? DType.Float32 : DType.Float64;
        Tensor phases = RawOps.Sub(diagonal, RawOps.Cast(RawOps.Real(diagonal, real), q.DType));
        return RawOps.AddV2(gradient, SolveAdjoint(RawOps.BatchMatMulV2(q, phases, adjY: true), r));
    }

    /// <summary>Cuts columns out of each matrix.</summary>
    public static Tensor Columns(Tensor matrix, long first, long count) => Block(matrix, 0, matrix.Shape[^2], first, count);

    // Solves x r^H = b for an upper triangular r: first the right half, which is alone in its equations.
    private static Tensor SolveAdjoint(Tensor b, Tensor r)
    {
        long size = r.Shape[^1];
        if (size <= 1)
        {
            return size == 0 ? b : RawOps.RealDiv(b, Conjugated(r));
        }

        long half = size / 2;
        Tensor right = SolveAdjoint(Columns(b, half, size - half), Block(r, half, size - half, half, size - half));
        Tensor known = RawOps.BatchMatMulV2(right, Block(r, 0, half, half, size - half), adjY: true);
        Tensor left = SolveAdjoint(RawOps.Sub(Columns(b, 0, half), known), Block(r, 0, half, 0, half));
        return RawOps.ConcatV2([left, right], -1);
    }

    private static Tensor Block(Tensor matrix, long row, long rows, long column, long columns)
    {
        int rank = matrix.Rank;
        long[] begin = new long[rank];
        long[] size = matrix.Shape.Dims.ToArray();
        (begin[rank - 2], size[rank - 2]) = (row, rows);
        (begin[rank - 1], size[rank - 1]) = (column, columns);
        return RawOps.Slice(matrix, begin, size);
    }

    private static Tensor Adjoint(Tensor matrix)
    {
        int rank = matrix.Rank;
        int[] order = [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2];
        return Conjugated(RawOps.Transpose(matrix, order));
    }

    private static Tensor Conjugated(Tensor value) => value.DType.IsComplex ? RawOps.Conj(value) : value;

    private static Tensor Masked(Tensor matrix, Func<long, long, bool> keeps)
    {
        long size = matrix.Shape[^1];
        bool[] mask = new bool[size * size];
        for (long i = 0; i < mask.Length; i++)
        {
            mask[i] = keeps(i / size, i % size);
        }

        return RawOps.SelectV2(Tensor.From(mask, [size, size]), matrix, RawOps.ZerosLike(matrix));
    }
}
