using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>The unit of host memory: 64 bytes, so that vector loads of any width stay within a line.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
internal struct CacheLine
{
    public const int Size = 64;
}
