namespace RawOpsNet.Generator.Pipeline;

/// <summary>Names the steps of the pipeline, which tests count.</summary>
internal static class Steps
{
    /// <summary>The yaml files, cut into records.</summary>
    public const string Split = "Split";

    /// <summary>The records of all files with their heads.</summary>
    public const string Records = "Records";

    /// <summary>The records as trees with bound signatures.</summary>
    public const string Parsed = "Parsed";

    /// <summary>What a record must know of all others.</summary>
    public const string Context = "Context";

    /// <summary>The bound records.</summary>
    public const string Bound = "Bound";

    /// <summary>What each op's file is written from.</summary>
    public const string Emission = "Emission";

    /// <summary>What the registry is written from.</summary>
    public const string Registry = "Registry";

    /// <summary>The shared enums.</summary>
    public const string Enums = "Enums";

    /// <summary>What the declarations of hand-written code are written from.</summary>
    public const string Contracts = "Contracts";

    /// <summary>The signatures of referenced assemblies, as text.</summary>
    public const string References = "References";

    /// <summary>The messages with their places.</summary>
    public const string Diagnostics = "Diagnostics";
}
