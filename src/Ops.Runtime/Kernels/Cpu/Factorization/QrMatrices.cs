using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Every dtype is factored in double precision: one path serves all, and half types gain what they could not hold in between.

/// <summary>Factors each matrix of a batch.</summary>
/// <typeparam name="T">The element type of the tensors.</typeparam>
/// <typeparam name="TWide">What is computed in: double or <see cref="Complex"/>.</typeparam>
/// <param name="widen">Gives an element in the wide type.</param>
/// <param name="narrow">Rounds to an element.</param>
internal readonly ref struct QrMatrices<T, TWide>(Func<T, TWide> widen, Func<TWide, T> narrow)
    where T : unmanaged
    where TWide : unmanaged, INumberBase<TWide>
{
    /// <summary>Writes the factors of every matrix of the input.</summary>
    public void Run(Tensor input, Tensor q, Tensor r)
    {
        int rows = (int)input.Shape[^2];
        int columns = (int)input.Shape[^1];
        int kept = (int)q.Shape[^1];
        TWide[] matrix = new TWide[rows * columns];
        TWide[] basis = new TWide[rows * kept];
        TWide[] tau = new TWide[Math.Min(rows, columns)];
        long count = RowMajor.Count(input.Shape.Dims[..^2]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> source = TensorAccess.Read<T>(input).Slice(i * rows * columns, rows * columns);
            for (int k = 0; k < source.Length; k++)
            {
                matrix[((k % columns) * rows) + (k / columns)] = widen(source[k]);
            }

            HouseholderQr.Factor(matrix, rows, tau);
            HouseholderQr.Multiply(matrix, rows, tau, basis);
            WriteRows(basis, rows, TensorAccess.Write<T>(q).Slice(i * rows * kept, rows * kept), kept, isUpper: false);
            WriteRows(matrix, rows, TensorAccess.Write<T>(r).Slice(i * kept * columns, kept * columns), columns, isUpper: true);
        }
    }

    private void WriteRows(ReadOnlySpan<TWide> byColumns, int height, Span<T> target, int width, bool isUpper)
    {
        for (int k = 0; k < target.Length; k++)
        {
            (int row, int column) = (k / width, k % width);
            target[k] = isUpper && row > column ? default : narrow(byColumns[(column * height) + row]);
        }
    }
}
