namespace RawOpsNet;

/// <summary>Says what the gradient of a source is that the target does not depend on.</summary>
public enum UnconnectedGradients
{
    /// <summary>Null.</summary>
    None,

    /// <summary>Zeros of the source's shape and dtype.</summary>
    Zero,
}
