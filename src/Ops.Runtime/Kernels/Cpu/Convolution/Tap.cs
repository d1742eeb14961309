namespace RawOpsNet.Kernels;

/// <summary>Names a tap of a filter along one dim, and where it reads for the first position of a phase.</summary>
/// <param name="Index">The tap.</param>
/// <param name="Start">The source position; may lie outside of the source.</param>
internal readonly record struct Tap(nint Index, nint Start);
