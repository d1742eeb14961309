using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class GradientTape
{
    /// <summary>Computes the derivative of each element of a target by each element of a tensor.</summary>
    /// <param name="target">What is differentiated.</param>
    /// <param name="source">A watched tensor, or one that was computed from such.</param>
    /// <param name="unconnectedGradients">What to give where the target does not depend on the source.</param>
    /// <returns>A tensor of the target's shape followed by the source's; null where there is none.</returns>
    /// <remarks>
    /// Walks the record once for each element of the target. A tape that is not persistent does so for one call.
    /// </remarks>
    public Tensor? Jacobian(
        Tensor target, Tensor source, UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        ComputeJacobian(target, [new GradientSource(source)], unconnectedGradients)[0];

    /// <summary>Computes the derivative of each element of a target by each element of a variable.</summary>
    /// <inheritdoc cref="Jacobian(Tensor, Tensor, UnconnectedGradients)"/>
    public Tensor? Jacobian(
        Tensor target, Variable source, UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        ComputeJacobian(target, [new GradientSource(source)], unconnectedGradients)[0];

    /// <summary>Computes the derivative of each element of a target by each element of each tensor.</summary>
    /// <inheritdoc cref="Jacobian(Tensor, Tensor, UnconnectedGradients)"/>
    public Tensor?[] Jacobian(
        Tensor target, IEnumerable<Tensor> sources, UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        ComputeJacobian(target, GradientSource.All(sources), unconnectedGradients);

    /// <summary>Computes the derivative of each element of a target by each element of each variable.</summary>
    /// <inheritdoc cref="Jacobian(Tensor, Tensor, UnconnectedGradients)"/>
    public Tensor?[] Jacobian(
        Tensor target, IEnumerable<Variable> sources, UnconnectedGradients unconnectedGradients = UnconnectedGradients.None) =>
        ComputeJacobian(target, GradientSource.All(sources), unconnectedGradients);

    /// <summary>Computes, for each row of a batch, the derivative of the target's row by the source's row.</summary>
    /// <param name="target">What is differentiated, [batch, m...]; a row must depend on the source's row of the same number
    /// alone.</param>
    /// <param name="source">A watched tensor, [batch, n...].</param>
    /// <returns>A tensor [batch, m..., n...]; zeros where the target does not depend on the source.</returns>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> unless both have rank 2 or more and first dims that agree.
    /// </remarks>
    public Tensor BatchJacobian(Tensor target, Tensor source)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        if (target.Rank < 2 || source.Rank < 2 || target.Shape[0] != source.Shape[0])
        {
            throw new InvalidArgumentException(
                $"Need first dimension of target shape ({target.Shape}) and source shape ({source.Shape}) to match, and ranks of "
                    + "2 or "
                + "more.");
        }

        BeginGradient(UnconnectedGradients.None);
        try
        {
            using GradientOwner owner = new();
            long batch = target.Shape[0];
            Shape rest = target.Shape[1..];
            long width = rest.ElementCount;
            Tensor[] columns = new Tensor[width];
            for (long i = 0; i < width; i++)
            {
                Tensor seed = Seed(target, element => element % width == i);
                Gradient? column = Walk([target], [new GradientSource(source)], [seed], owner, release: false)[0];
                columns[i] = column?.Dense() ?? Tensor.Zeros(source.Shape, source.DType);
            }

            Shape shape = new Shape(batch).Concat(rest).Concat(source.Shape[1..]);
            Tensor result = width == 0
                ? Tensor.Zeros(shape, source.DType)
                : GradientOps.Reshape(GradientOps.Stack(columns, 1), shape);
            owner.Keep(result);
            return result;
        }
        finally
        {
            EndGradient();
        }
    }

    private Tensor?[] ComputeJacobian(
        Tensor target, ReadOnlySpan<GradientSource> sources, UnconnectedGradients unconnectedGradients)
    {
        ArgumentNullException.ThrowIfNull(target);
        BeginGradient(unconnectedGradients);
        try
        {
            using GradientOwner owner = new();
            Tensor?[][] rows = new Tensor?[target.Count][];
            for (long i = 0; i < rows.Length; i++)
            {
                Tensor seed = Seed(target, element => element == i);
                Gradient?[] row = Walk([target], sources, [seed], owner, release: false);
                rows[i] = Array.ConvertAll(row, gradient => gradient?.Dense());
            }

            Tensor?[] results = new Tensor?[sources.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = StackRows(target, sources[i], rows, i, unconnectedGradients);
                owner.Keep(results[i]);
            }

            return results;
        }
        finally
        {
            EndGradient();
        }
    }

    private static Tensor? StackRows(
        Tensor target, GradientSource source, Tensor?[][] rows, int column, UnconnectedGradients unconnectedGradients)
    {
        Shape shape = target.Shape.Concat(source.Shape);
        Tensor?[] parts = Array.ConvertAll(rows, row => row[column]);
        if (parts.Length == 0 || Array.TrueForAll(parts, part => part is null))
        {
            return parts.Length == 0 || unconnectedGradients == UnconnectedGradients.Zero
                ? Tensor.Zeros(shape, source.DType)
                : null;
        }

        Tensor[] whole = Array.ConvertAll(parts, part => part ?? source.Zeros());
        return GradientOps.Reshape(GradientOps.Stack(whole, 0), shape);
    }

    // Ones at the elements that are chosen, zeros elsewhere.
    private static Tensor Seed(Tensor target, Func<long, bool> chosen)
    {
        Tensor seed = GradientOps.OnesLike(target);
        Span<byte> bytes = TensorAccess.Bytes(seed);
        int size = target.DType.Size;
        for (int i = 0; i < seed.Count; i++)
        {
            if (!chosen(i))
            {
                bytes.Slice(i * size, size).Clear();
            }
        }

        GC.KeepAlive(seed);
        return seed;
    }
}
