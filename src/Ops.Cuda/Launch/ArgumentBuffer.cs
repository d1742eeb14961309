using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Room on the stack for the arguments of a launch.</summary>
[InlineArray(Length)]
internal struct ArgumentBuffer
{
    /// <summary>The most arguments of a generated entry.</summary>
    public const int Length = 48;

    private DeviceArgument _first;
}
