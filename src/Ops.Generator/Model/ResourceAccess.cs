namespace RawOpsNet.Generator.Model;

/// <summary>How a call uses a resource or ref.</summary>
internal enum ResourceAccess
{
    /// <summary>Only reads it.</summary>
    Read,

    /// <summary>Replaces it without reading.</summary>
    Write,

    /// <summary>Reads and changes it.</summary>
    ReadWrite,
}
