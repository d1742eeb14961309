using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// Names the call that is running, and checks its arguments for generated code. Each check is a comparison and a branch;
/// what throws lives apart, so that the path of a good call stays small enough to inline.
/// </summary>
/// <param name="op">The op's name, as in ops.yaml.</param>
/// <param name="label">The caller's label, or null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct OpSite(string op, string? label)
{
    /// <summary>The op's name, as in ops.yaml.</summary>
    public string Op { get; } = op;

    /// <summary>The caller's label, or null.</summary>
    public string? Label { get; } = label;

    /// <summary>Reads an input's dtype; a missing or disposed input throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DType DTypeOf(Tensor input, string argument)
    {
        if (input is null)
        {
            ThrowMissing(argument);
        }

        if (!input.IsReadable)
        {
            input.RequireReadable(Op, Label, argument);
        }

        return input.DType;
    }

    /// <summary>Reads the dtype that every tensor of a list has; a list that is too short or of mixed dtypes throws.</summary>
    public DType DTypeOf(ReadOnlySpan<Tensor> inputs, string argument, int minimum)
    {
        if (inputs.Length < minimum)
        {
            ThrowTooFew(argument, inputs.Length, minimum);
        }

        DType dtype = DType.Invalid;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not { } input)
            {
                ThrowMissing(Item(argument, i));
                continue;
            }

            if (!input.IsReadable)
            {
                input.RequireReadable(Op, Label, Item(argument, i));
            }

            if (i == 0)
            {
                dtype = input.DType;
            }
            else if (input.DType != dtype)
            {
                ThrowDTypeDiffers(Item(argument, i), input.DType, Item(argument, 0), dtype);
            }
        }

        return dtype;
    }

    /// <summary>Requires that two inputs of one type attr have the same dtype; an empty list has none and fits any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameDType(DType expected, string other, DType actual, string argument)
    {
        if (actual != expected && actual != DType.Invalid)
        {
            ThrowDTypeDiffers(argument, actual, other, expected);
        }
    }

    /// <summary>Requires a dtype that the op's signature fixes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FixedDType(DType expected, DType actual, string argument)
    {
        if (actual != expected)
        {
            ThrowDTypeFixed(argument, actual, expected);
        }
    }

    /// <summary>Requires that a type attr takes one of its allowed dtypes, given as a mask of DType numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allowed(ulong allowed, DType dtype, string attr)
    {
        if ((allowed >> (int)dtype & 1) == 0)
        {
            ThrowDTypeNotAllowed(attr, dtype, allowed);
        }
    }

    /// <summary>Requires that a type attr, which an input carries, takes one of its allowed dtypes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allowed(ulong allowed, DType dtype, string attr, string argument)
    {
        if ((allowed >> (int)dtype & 1) == 0)
        {
            ThrowDTypeNotAllowed(attr, dtype, allowed, argument);
        }
    }

    /// <summary>Requires tensors of any dtypes: as many as are needed, none missing or disposed.</summary>
    public void Present(ReadOnlySpan<Tensor> inputs, string argument, int minimum)
    {
        if (inputs.Length < minimum)
        {
            ThrowTooFew(argument, inputs.Length, minimum);
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            DTypeOf(inputs[i], argument);
        }
    }

    /// <summary>Gives the device of the innermost open scope, or the host: where an op without device inputs runs.</summary>
    public static Device CurrentDevice => Device.Current ?? Device.Cpu;

    /// <summary>
    /// Gives where an op runs whose only inputs are scalars, which go to a device by value: the device of the innermost open
    /// scope, else where a scalar lies.
    /// </summary>
    public static Device PlaceOf(Tensor scalar) => Device.Current ?? scalar.Device;

    /// <summary>Gives the device where an op runs: that of the innermost open scope, else that of its inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Device DeviceOf(Tensor input) => input.Device;

    /// <summary>Gives the device of a list of tensors; that of the open scope for an empty list.</summary>
    public Device DeviceOf(ReadOnlySpan<Tensor> inputs) => inputs.Length == 0 ? CurrentDevice : inputs[0].Device;

    /// <summary>Requires that an input lies on the device of the inputs before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameDevice(Device expected, string other, Tensor input, string argument)
    {
        if (input.Device != expected)
        {
            ThrowDeviceDiffers(argument, input.Device, other, expected);
        }
    }

    /// <summary>Requires that every tensor of a list lies on one device.</summary>
    public void SameDevice(Device expected, string other, ReadOnlySpan<Tensor> inputs, string argument)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            SameDevice(expected, other, inputs[i], argument);
        }
    }

    /// <summary>Requires a string or list that an attr cannot do without.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NotNull(object? value, string attr)
    {
        if (value is null)
        {
            ThrowNoValue(attr);
        }
    }

    /// <summary>Requires a minimum of an int attr.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AtLeast(long minimum, long value, string attr)
    {
        if (value < minimum)
        {
            ThrowBelowMinimum(attr, value, minimum);
        }
    }

    /// <summary>Requires a list attr of at least so many items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountAtLeast(int minimum, int count, string attr)
    {
        if (count < minimum)
        {
            ThrowTooFew(attr, count, minimum);
        }
    }

    /// <summary>Requires that lists of one length attr are equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SameCount(int expected, string other, int count, string argument)
    {
        if (count != expected)
        {
            ThrowCountDiffers(argument, count, other, expected);
        }
    }

    /// <summary>Requires a member that an enum has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Defined(int count, int value, string attr)
    {
        if ((uint)value >= (uint)count)
        {
            ThrowNoMember(attr, value, count);
        }
    }

    private static string Item(string argument, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{argument}[{index}]");
}
