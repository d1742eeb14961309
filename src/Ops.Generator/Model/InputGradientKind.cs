namespace RawOpsNet.Generator.Model;

/// <summary>The forms of one input's gradient.</summary>
internal enum InputGradientKind
{
    /// <summary>No gradient.</summary>
    None,

    /// <summary>A formula over ops.</summary>
    Formula,

    /// <summary>A partial method of <c>GradientFunctions</c>.</summary>
    Hook,
}
