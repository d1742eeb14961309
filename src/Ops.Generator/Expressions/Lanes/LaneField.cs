using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Lanes;

/// <summary>
/// A field that the generated body struct must have: an <c>Operand p_x</c> for an input, output or resource, a value
/// <c>s_x</c> for a scalar input (of the body's element type, or of DType where that is not Invalid), a value <c>a_x</c>
/// for an attr, a truth <c>c_x</c> for what a scalar input is compared with.
/// </summary>
internal sealed record LaneField(string Name, string Source, NameRole Role, ValueKind Kind, DType DType)
{
    /// <summary>The operator of a comparison of a scalar input with a number; empty for the scalar itself.</summary>
    public string Operator { get; init; } = "";

    /// <summary>The number of a comparison.</summary>
    public double Number { get; init; }
}
