using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The errors of a call. Each names the op, its label, the argument, and the two values that disagree.</summary>
/// <remarks>None is inlined: the locals of a message would be cleared at the head of every call that does not throw.</remarks>
public readonly partial struct OpSite
{
    /// <summary>Throws InvalidArgument with a message that starts with the op and its label.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Invalid(string message, string? argument = null) =>
        throw new InvalidArgumentException(message, Op, Label, argument);

    /// <summary>Throws InvalidArgument with a message made of values in invariant culture.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Invalid(string argument, OpMessage message) => Invalid(message.ToString(), argument);

    /// <summary>Throws FailedPrecondition.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void FailedPrecondition(string message, string? argument = null) =>
        throw new FailedPreconditionException(message, Op, Label, argument);

    /// <summary>Throws Unimplemented.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Unimplemented(string message, string? argument = null) =>
        throw new UnimplementedException(message, Op, Label, argument);

    /// <summary>Throws OutOfRange.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void OutOfRange(string message, string? argument = null) =>
        throw new OutOfRangeException(message, Op, Label, argument);

    /// <summary>Throws NotFound.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NotFound(string message, string? argument = null) =>
        throw new NotFoundException(message, Op, Label, argument);

    /// <summary>Throws because a dtype that the attr allows has no kernel on the CPU.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NoKernel(DType dtype, string attr, ulong served) =>
        Unimplemented(
            $"there is no CPU kernel for {attr} = {dtype.Name}; there is one for {DTypes.Describe(served)}.", attr);

    /// <summary>Throws because the op has no kernel on a device.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NoKernel(Device device) => Unimplemented($"there is no kernel on {device}; the op runs on cpu.");

    /// <summary>Throws because a dtype that the attr allows has no kernel on a device.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NoKernel(Device device, DType dtype, string attr, ulong served) => Unimplemented(
        $"there is no kernel on {device} for {attr} = {dtype.Name}; there is one for {DTypes.Describe(served)}.", attr);

    /// <summary>Makes the error of a text that a string attr does not allow.</summary>
    public static InvalidArgumentException NotAllowed(string op, string attr, string text, string[] allowed) =>
        new($"{attr} is '{text}'; allowed are {string.Join(", ", allowed)}.{UnknownName.Hint(text, allowed)}", op, null, attr);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowMissing(string argument) => Invalid($"{argument} is null; pass a tensor.", argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNoValue(string attr) => Invalid($"{attr} is null; pass a value.", attr);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowTooFew(string argument, int count, int minimum) =>
        Invalid(Format($"{argument} has {count} items; at least {minimum} are needed."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowCountDiffers(string argument, int count, string other, int expected) =>
        Invalid(Format($"{argument} has {count} items, but {other} has {expected}."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDTypeDiffers(string argument, DType actual, string other, DType expected) =>
        Invalid(
            $"{argument} is {actual.Name}, but {other} is {expected.Name}; both must have one dtype."
            + Hint(argument, actual, expected),
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDTypeFixed(string argument, DType actual, DType expected) =>
        Invalid($"{argument} is {actual.Name}; it must be {expected.Name}.{Hint(argument, actual, expected)}", argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDTypeNotAllowed(string attr, DType actual, ulong allowed) =>
        Invalid($"{attr} is {actual.Name}; allowed are {DTypes.Describe(allowed)}.", attr);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDTypeNotAllowed(string attr, DType actual, ulong allowed, string argument) =>
        Invalid(
            $"{argument} is {actual.Name}; allowed for {attr} are {DTypes.Describe(allowed)}."
            + (DType.Float32.IsIn(allowed) ? Hint(argument, actual, DType.Float32) : ""),
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDeviceDiffers(string argument, Device actual, string other, Device expected) =>
        Invalid(
            $"{argument} lies on {actual}, but {other} on {expected}; write {argument}.To({expected.Written}), or "
            + $"{other}.To({actual.Written}).",
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowBelowMinimum(string attr, long value, long minimum) =>
        Invalid(Format($"{attr} is {value}; it must be at least {minimum}."), attr);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNoMember(string attr, int value, int count) =>
        Invalid(Format($"{attr} is {value}; its members are 0 to {count - 1}."), attr);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowRank(string argument, Shape shape, int rank, bool exact) =>
        Invalid(
            Format($"{argument} has shape {shape} of rank {shape.Rank}; its rank must be {(exact ? "" : "at least ")}{rank}."
                + $" {(shape.Rank < rank ? "RawOps.ExpandDims adds a dim." : "RawOps.Reshape joins dims.")}"),
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNotScalar(string argument, Shape shape) =>
        Invalid(Format($"{argument} has shape {shape}; it must be a scalar."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDimDiffers(
        string dim, long expected, Shape otherShape, string other, long actual, Shape shape, string argument) =>
        Invalid(
            Format(
                $"{dim} is {expected} in {other} but {actual} in {argument}; {other} has shape {otherShape} and {argument} has "
                + $"{shape}, and they must agree there.")
            + TransposeAdvice.For(Op, other, otherShape, expected, argument, shape, actual),
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDimFixed(string argument, Shape shape, int position, long expected) =>
        Invalid(Format($"{argument} has shape {shape}; dim {position} must be {expected}."), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowShapeDiffers(Shape expected, string other, Shape actual, string argument) =>
        Invalid(
            Format(
                $"{argument} has shape {actual}, which does not match shape {expected} of {other}; "
                + $"RawOps.Reshape or RawOps.BroadcastTo gives it that shape."),
            argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowDimOutOfRange(string argument, long dim, int rank) =>
        Invalid(
            Format($"{argument} is {dim}; it must lie in [{-rank}, {rank}) for rank {rank}. {AxisAdvice(dim, rank)}"),
            argument);

    private static string AxisAdvice(long dim, int rank) => (rank, dim) switch
    {
        (0, _) => "A scalar has no dim; RawOps.ExpandDims adds one.",
        (_, < 0) => Format($"Write {-rank} or 0 for the first dim."),
        _ => Format($"Write -1 or {rank - 1} for the last dim."),
    };

    // The likeliest cause: RawOps.AddV2(floats, 2) makes an int32 tensor of the 2.
    private static string Hint(string argument, DType actual, DType expected) => (actual, expected) switch
    {
        (DType.Int32, DType.Float32) =>
            $" Write a number as 2f to make it float32; {Cast(argument, expected)} converts a tensor.",
        (DType.Float64, DType.Float32) =>
            $" Write a number as 0.5f to make it float32; {Cast(argument, expected)} converts a tensor.",
        _ when IsNumeric(actual) && IsNumeric(expected) => $" {Cast(argument, expected)} converts it.",
        _ => "",
    };

    private static string Cast(string argument, DType dtype) => $"RawOps.Cast({argument}, DType.{dtype})";

    private static bool IsNumeric(DType dtype) => dtype.IsIn(DTypes.Differentiable | DTypes.Integers | DType.Bool.Mask);

    private static string Format(OpMessage message) => message.ToString();
}
