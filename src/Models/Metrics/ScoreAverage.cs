namespace RawOpsNet.Models;

/// <summary>Says how scores of classes become one.</summary>
public enum ScoreAverage
{
    /// <summary>They do not: each class has its own.</summary>
    None,

    /// <summary>Decisions of all classes are counted together.</summary>
    Micro,

    /// <summary>The mean of the classes' scores.</summary>
    Macro,

    /// <summary>Their mean, weighted by how often each class is right.</summary>
    Weighted,
}
