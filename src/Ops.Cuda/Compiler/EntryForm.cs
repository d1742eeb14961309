namespace RawOpsNet.Cuda;

/// <summary>Names the forms in which a generated body has entries; what follows the dtype in the entry's name.</summary>
internal enum EntryForm
{
    /// <summary>128 bits at a time; also the one entry of a sparse update.</summary>
    Packed,

    /// <summary>One element at a time, of any address.</summary>
    Unaligned,

    /// <summary>Inputs found by sizes and strides.</summary>
    Strided,

    /// <summary>An update of many variables, whose addresses the parameters hold.</summary>
    Many,

    /// <summary>A reduction of the last dim.</summary>
    Rows,

    /// <summary>A reduction of a dim before the last.</summary>
    Columns,

    /// <summary>The first half of the reduction of one long row.</summary>
    Partial,

    /// <summary>Its second half.</summary>
    Finish,

    /// <summary>How many there are.</summary>
    Count,
}
