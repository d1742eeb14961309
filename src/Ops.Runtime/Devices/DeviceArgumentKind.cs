using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>What a <see cref="DeviceArgument"/> passes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum DeviceArgumentKind : byte
{
    /// <summary>A value of at most eight bytes.</summary>
    Value,

    /// <summary>The address of a tensor.</summary>
    Address,

    /// <summary>A <c>Scalar&lt;T&gt;</c>: an address, or a value where it is null.</summary>
    Scalar,

    /// <summary>The bytes of a struct.</summary>
    Struct,
}
