using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Fits what is assigned to a part of a variable to its dtype and to the shape of the part.</summary>
internal static class AssignedValue
{
    private const string Op = "ResourceStridedSliceAssign";

    /// <summary>Gives the value in the variable's dtype: a C# number takes it, any other tensor must have it.</summary>
    public static Tensor Of(Variable variable, Tensor? value)
    {
        if (value is null)
        {
            throw new InvalidArgumentException("value is null; pass a tensor or a number.", Op, null, "value");
        }

        value.RequireReadable(Op, null, "value");
        if (value.DType == variable.DType)
        {
            return value;
        }

        // What C# makes of 1, 1L and 1.5: by the time it is here, a number is a scalar tensor.
        string holder = $"the variable '{variable.Name}' of";
        return (value.Rank, value.DType) switch
        {
            (0, DType.Int32) => NumberOperand.In(value.Item<int>(), variable.DType, Op, "value", holder),
            (0, DType.Int64) => NumberOperand.In(value.Item<long>(), variable.DType, Op, "value", holder),
            (0, DType.Float64) => NumberOperand.In(value.Item<double>(), variable.DType, Op, "value", holder),
            _ => throw new InvalidArgumentException(
                $"value is {value.DType.Name}, but the variable '{variable.Name}' is {variable.DType.Name}; "
                + $"cast it, as in RawOps.Cast(value, DType.{variable.DType}).",
                Op,
                null,
                "value"),
        };
    }

    /// <summary>Broadcasts a value to the shape of the part; leading dims of size 1 too many fall away, as in NumPy.</summary>
    public static Tensor Broadcast(Variable variable, Tensor value, Shape part)
    {
        int extra = Math.Max(value.Rank - part.Rank, 0);
        Shape kept = value.Shape[extra..];
        bool fits = value.Shape.Dims[..extra].IndexOfAnyExcept(1L) < 0;
        for (int i = 1; i <= kept.Rank; i++)
        {
            fits &= kept[^i] == 1 || kept[^i] == part[^i];
        }

        if (!fits)
        {
            throw new InvalidArgumentException(
                $"value has shape {value.Shape}, which does not broadcast to {part}, the shape of the part of variable "
                + $"'{variable.Name}' that the brackets name.",
                Op,
                null,
                "value");
        }

        return RawOps.BroadcastTo(extra == 0 ? value : RawOps.Reshape(value, kept), part);
    }
}
