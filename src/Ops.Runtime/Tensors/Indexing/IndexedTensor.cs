using System.Globalization;
using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Describes what stands before the brackets, and checks each item against it.</summary>
/// <param name="DType">The dtype.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Device">The device.</param>
/// <param name="Variable">The variable's name where one is assigned, else null.</param>
internal readonly record struct IndexedTensor(DType DType, Shape Shape, Device Device, string? Variable = null)
{
    private string Op => Variable is null ? "StridedSlice" : "ResourceStridedSliceAssign";

    private string Subject => Variable is null
        ? $"{DType.Name} tensor of shape {Shape}"
        : $"variable '{Variable}' ({DType.Name} {Shape})";

    /// <summary>Requires that a tensor can stand between the brackets.</summary>
    public void RequireSelector(Tensor tensor, int item)
    {
        tensor.RequireReadable(Op, null, string.Create(CultureInfo.InvariantCulture, $"item {item} between the brackets"));
        if (!tensor.DType.IsInteger && tensor.DType != DType.Bool)
        {
            throw Refused(
                $"a {tensor.DType.Name} tensor cannot index; take integers or bools, as by RawOps.Cast or a comparison.");
        }

        if (tensor.DType == DType.Bool && tensor.Rank == 0)
        {
            throw Refused("a bool scalar cannot index; take a bool tensor with a dim for each that it masks.");
        }
    }

    /// <summary>Requires that a mask has the shape of the dims that it masks.</summary>
    public void RequireMask(Tensor mask, int axis)
    {
        Shape covered = Shape[axis..(axis + mask.Rank)];
        if (covered != mask.Shape)
        {
            throw Refused(
                $"the bool tensor has shape {mask.Shape}, but the dims that it masks, from axis {axis}, are {covered}.");
        }
    }

    /// <summary>Gives the places where a mask is true among the dims that it masks, in row-major order, as int64.</summary>
    public Tensor WhereTrue(Tensor mask, int axis)
    {
        RequireMask(mask, axis);
        return RawOps.Reshape(RawOps.Where(RawOps.Reshape(mask, new long[] { -1 })), new long[] { -1 });
    }

    /// <summary>Requires that an element lies in its dim; a negative one counts from the end, and is passed on so.</summary>
    public long Element(long index, int item, int axis)
    {
        long dim = Shape[axis];
        return index >= -dim && index < dim
            ? index
            : throw OutOfRange(string.Create(CultureInfo.InvariantCulture, $"index {index} (item {item})"), axis, index, "^1");
    }

    /// <summary>Gives an index tensor as int32 or int64 without negative numbers; itself, where it is so.</summary>
    public Tensor Normalized(Tensor indices, int item, int axis)
    {
        // The values of another device are not read: the gather checks them there.
        if (!indices.Device.IsCpu)
        {
            return indices;
        }

        return (indices.DType == DType.Int64 && IsPlain(TensorAccess.Read<long>(indices), Shape[axis]))
            || (indices.DType == DType.Int32 && IsPlain(TensorAccess.Read<int>(indices), Shape[axis]))
            ? indices
            : Tensor.From(Indices(indices, item, axis), indices.Shape);
    }

    /// <summary>Reads an index tensor; negative numbers count from the end. Throws where one lies outside of its dim.</summary>
    public long[] Indices(Tensor indices, int item, int axis)
    {
        long dim = Shape[axis];
        long[] values = HostValues.Integers(indices);
        for (int i = 0; i < values.Length; i++)
        {
            long index = values[i];
            if (index < -dim || index >= dim)
            {
                string at = string.Create(CultureInfo.InvariantCulture, $"index {index} (item {item}, element {i})");
                throw OutOfRange(at, axis, index, "-1");
            }

            values[i] = index < 0 ? index + dim : index;
        }

        return values;
    }

    // Whether a gather can take the numbers as they are: none negative, none outside.
    private static bool IsPlain<T>(ReadOnlySpan<T> values, long dim)
        where T : IBinaryInteger<T>
    {
        T smallest = T.Zero;
        T largest = T.Zero;
        foreach (T value in values)
        {
            smallest = T.Min(smallest, value);
            largest = T.Max(largest, value);
        }

        return values.IsEmpty || (smallest >= T.Zero && long.CreateTruncating(largest) < dim);
    }

    /// <summary>Makes the error of items that do not go together.</summary>
    public InvalidArgumentException Refused(string why) =>
        new($"The {Subject} cannot be indexed so: {why}", Op, null, Variable is null ? "input" : "ref");

    // The last element's form is ^1 between the brackets, but -1 in a tensor of indices.
    private InvalidArgumentException OutOfRange(string place, int axis, long index, string last)
    {
        long dim = Shape[axis];
        string advice = dim == 0 ? "that axis is empty; a range such as .. takes it whole."
            : index < 0 ? string.Create(CultureInfo.InvariantCulture, $"it must be in [{-dim}, {dim}). Write 0 for the first.")
            : string.Create(
                CultureInfo.InvariantCulture, $"it must be in [{-dim}, {dim}). Write {last} or {dim - 1} for the last.");
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{place} is out of range for axis {axis} of size {dim} of the {Subject}; {advice}"),
            Op,
            null,
            "begin");
    }
}
