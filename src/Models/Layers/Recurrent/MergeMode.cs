namespace RawOpsNet.Models;

/// <summary>Says how <see cref="Bidirectional"/> joins the outputs of both directions.</summary>
public enum MergeMode
{
    /// <summary>Beside each other, along the last axis.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their product.</summary>
    Mul,

    /// <summary>Their mean.</summary>
    Ave,

    /// <summary>Not at all: two outputs are given.</summary>
    None,
}
