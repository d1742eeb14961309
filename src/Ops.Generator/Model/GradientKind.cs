namespace RawOpsNet.Generator.Model;

/// <summary>The words of <c>gradient</c>.</summary>
internal enum GradientKind
{
    /// <summary>No input gets a gradient.</summary>
    None,

    /// <summary>The elementwise body is differentiated.</summary>
    Auto,

    /// <summary>The tape sees the ops of the composite.</summary>
    Through,

    /// <summary>A partial method gives all gradients.</summary>
    Hook,

    /// <summary>Each input has its own entry.</summary>
    PerInput,
}
