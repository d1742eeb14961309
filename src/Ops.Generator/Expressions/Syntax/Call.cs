using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A call of a function of the table, of a shape function, or in a formula of an op. Offset and Length span the whole
/// call.</summary>
internal sealed record Call(string Function, EquatableArray<Argument> Arguments, int Offset = 0, int Length = 0)
    : Expression(Offset, Length)
{
    /// <summary>Makes a call with positional arguments.</summary>
    public static Call Of(string function, params Expression[] arguments) =>
        new(function, arguments.Select(argument => new Argument(null, argument)).ToArray());
}
