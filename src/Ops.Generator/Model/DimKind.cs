namespace RawOpsNet.Generator.Model;

/// <summary>What a dim of a notation is.</summary>
internal enum DimKind
{
    /// <summary>A fixed size.</summary>
    Number,

    /// <summary>A name: the same wherever it stands.</summary>
    Name,

    /// <summary>A name for any number of dims: <c>*s</c>.</summary>
    Rest,

    /// <summary>One dim of any size: <c>_</c>.</summary>
    Any,

    /// <summary>Any number of dims of any size: <c>*_</c>.</summary>
    AnyRest,
}
