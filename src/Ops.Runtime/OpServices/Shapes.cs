using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// The shape functions that records name: broadcast, concat, reduce, value_of. They check what they need and say which
/// argument is wrong; a shape that need not change is returned as it is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Shapes
{
    /// <summary>Gives the shape that two shapes broadcast to, as in NumPy; shapes that do not broadcast throw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Shape Broadcast(in OpSite site, Shape x, string xName, Shape y, string yName) =>
        x == y ? x : BroadcastDiffering(site, x, xName, y, yName);

    /// <summary>Gives the shape of a list of tensors joined along an axis; shapes that differ elsewhere throw.</summary>
    public static Shape Concat(in OpSite site, ReadOnlySpan<Tensor> values, string name, Tensor axis, string axisName)
    {
        site.Scalar(axis, axisName);
        return Concat(site, values, name, HostValues.Integer(axis), axisName);
    }

    /// <summary>Gives the shape of a list of tensors joined along an axis; shapes that differ elsewhere throw.</summary>
    public static Shape Concat(in OpSite site, ReadOnlySpan<Tensor> values, string name, long axis, string axisName)
    {
        if (values.Length == 0)
        {
            site.Invalid($"{name} is empty; there is nothing to join.", name);
        }

        Shape first = values[0].Shape;
        if (first.Rank == 0)
        {
            site.Invalid($"{name}[0] is a scalar, which has no dims to join; use Pack.", name);
        }

        int dim = site.Dim(axis, first.Rank, axisName);
        long[] dims = first.ToArray();
        for (int i = 1; i < values.Length; i++)
        {
            Shape next = values[i].Shape;
            if (!AgreeExceptOn(dim, first, next))
            {
                site.Invalid(
                    Text($"{name}[{i}] has shape {next}; all must match {first} of {name}[0] except on axis {dim}."), name);
            }

            dims[dim] = checked(dims[dim] + next[dim]);
        }

        return Checked(site, dims, name);
    }

    /// <summary>Divides whole numbers and rounds up; a divisor that is not positive throws.</summary>
    public static long CeilingOf(long dividend, long divisor) => divisor > 0
        ? (dividend / divisor) + (dividend % divisor > 0 ? 1 : 0)
        : throw new InvalidArgumentException(Text($"A size is divided by {divisor}; a divisor is positive."));

    /// <summary>Reads a shape from an integer vector on the host; a scalar, a matrix or a negative size throws.</summary>
    public static Shape ValueOf(in OpSite site, Tensor value, string name)
    {
        if (value.Shape.Rank != 1)
        {
            site.Invalid(Text($"{name} has shape {value.Shape}; a shape is a vector."), name);
        }

        long[] dims = HostValues.Integers(value);
        for (int i = 0; i < dims.Length; i++)
        {
            if (dims[i] < 0)
            {
                site.Invalid(Text($"{name}[{i}] is {dims[i]}; a size cannot be negative."), name);
            }
        }

        return Checked(site, dims, name);
    }

    /// <summary>Makes a shape of computed dims; a negative size or more elements than a tensor can hold throws.</summary>
    public static Shape Of(in OpSite site, long[] dims, string output)
    {
        for (int i = 0; i < dims.Length; i++)
        {
            if (dims[i] < 0)
            {
                site.Invalid(Text($"dim {i} of {output} comes to {dims[i]}; a size cannot be negative."), output);
            }
        }

        return Checked(site, dims, output);
    }

    /// <summary>Multiplies two sizes; a product beyond 63 bits throws.</summary>
    public static long Product(in OpSite site, long x, long y, string name)
    {
        if (Math.BigMul(x, y, out long product) != 0 || product < 0)
        {
            site.Invalid(Text($"a dim of {name} comes to {x} times {y}, which is more than 2^63 - 1."), name);
        }

        return product;
    }

    /// <summary>Makes a shape whose element count is known to fit in 63 bits.</summary>
    private static Shape Checked(in OpSite site, long[] dims, string name)
    {
        Int128 count = 1;
        foreach (long dim in dims)
        {
            // A zero anywhere makes the tensor empty, whatever the other sizes are.
            count = dim == 0 ? 0 : count * dim;
            if (count == 0)
            {
                return Shape.Adopt(dims);
            }

            if (count > long.MaxValue)
            {
                site.Invalid(Text($"{name} comes to shape {Shape.Adopt(dims)}, which has more than 2^63 - 1 elements."), name);
            }
        }

        return Shape.Adopt(dims);
    }

    private static Shape BroadcastDiffering(in OpSite site, Shape x, string xName, Shape y, string yName)
    {
        if (y.Rank == 0)
        {
            return x;
        }

        if (x.Rank == 0)
        {
            return y;
        }

        int rank = Math.Max(x.Rank, y.Rank);
        long[] dims = new long[rank];
        for (int i = 1; i <= rank; i++)
        {
            long xDim = i <= x.Rank ? x[x.Rank - i] : 1;
            long yDim = i <= y.Rank ? y[y.Rank - i] : 1;
            if (xDim != yDim && xDim != 1 && yDim != 1)
            {
                site.Invalid(
                    Text(
                        $"{xName} of shape {x} and {yName} of shape {y} do not broadcast: dims are paired from the last, and dim "
                        + $"-{i} is {xDim} in {xName} but {yDim} in {yName}; they must be equal, or one of them 1."),
                    yName);
            }

            dims[rank - i] = xDim == 1 ? yDim : xDim;
        }

        return Checked(site, dims, $"the broadcast of {xName} and {yName}");
    }

    private static bool AgreeExceptOn(int dim, Shape x, Shape y)
    {
        if (x.Rank != y.Rank)
        {
            return false;
        }

        for (int i = 0; i < x.Rank; i++)
        {
            if (i != dim && x[i] != y[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(OpMessage message) => message.ToString();
}
