namespace RawOpsNet.Generator.Model;

/// <summary>What a row that is named twice means.</summary>
internal enum DuplicateRows
{
    /// <summary>Each occurrence is one step, in the order of the indices.</summary>
    InOrder,

    /// <summary>The rows are added first, then there is one step.</summary>
    Sum,

    /// <summary>Any of the two.</summary>
    Undefined,
}
