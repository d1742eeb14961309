using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>The derivative of an elementwise body.</summary>
internal sealed record Derivative
{
    /// <summary>
    /// Functions without a derivative that lie on the way, as issues 1408; the other members are empty where there are any.
    /// </summary>
    public EquatableArray<ExpressionIssue> Issues { get; init; }

    /// <summary>
    /// Statements that compute <c>d_x</c> for each input x of <see cref="Inputs"/>, from <c>dz</c> for each output z and from the
    /// forward inputs and outputs: one fused kernel. Gradients have the shape of the outputs; unbroadcasting is the caller's.
    /// </summary>
    public Body Fused { get; init; } = new(default);

    /// <summary>
    /// The same as formulas over ops, for second order: lets are tensors. Null where a function on the way has no op.
    /// </summary>
    public Body? Composed { get; init; }

    /// <summary>The inputs that get a gradient, in the order asked for.</summary>
    public EquatableArray<string> Inputs { get; init; }

    /// <summary>The inputs that get none, because they reach the outputs only where the table says so (polygamma's
    /// order).</summary>
    public EquatableArray<string> Without { get; init; }

    /// <summary>The names that <see cref="Fused"/> reads: forward inputs and outputs, upstream gradients, attrs.</summary>
    public EquatableArray<string> Needs { get; init; }

    /// <summary>The scope to emit <see cref="Fused"/> in: what it reads are inputs, what it assigns are outputs.</summary>
    public BodyScope? Scope { get; init; }
}
