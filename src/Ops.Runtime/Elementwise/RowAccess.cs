using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>How an operand of <see cref="Elementwise.Rows"/> is found for an entry of the index list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowAccess
{
    /// <summary>The row that the index names; the body may write it.</summary>
    Indexed,

    /// <summary>The row at the entry's own position in the list; only read.</summary>
    Listed,

    /// <summary>One element for all, or the same row for all; only read.</summary>
    Shared,
}
