using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Lanes;

/// <summary>A body as C# over a lane type V.</summary>
internal sealed record LaneBody
{
    /// <summary>The fields the statements read; operands are in the order of the scope.</summary>
    public EquatableArray<LaneField> Fields { get; init; }

    /// <summary>The statements of <c>Step&lt;V&gt;(nint i)</c>, one a line, without indentation.</summary>
    public EquatableArray<string> Lines { get; init; }

    /// <summary>The statements of <c>Prepare&lt;V&gt;(byte* uniforms_)</c>, which come before those of all steps.</summary>
    public EquatableArray<string> PrepareLines { get; init; }

    /// <summary>The number of lanes that Prepare writes and steps read.</summary>
    public int Uniforms { get; init; }

    /// <summary>What an expression is worth, where one and not a body was emitted; empty otherwise.</summary>
    public string Result { get; init; } = "";

    /// <summary>About how many operations one element costs, for <c>IElementwiseBody.Cost</c>.</summary>
    public int Cost { get; init; }
}
