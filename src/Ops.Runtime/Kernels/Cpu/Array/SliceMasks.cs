namespace RawOpsNet.Kernels;

/// <summary>The masks of a strided slice; bit i belongs to item i.</summary>
/// <param name="Begin">Items that start as far out as they can.</param>
/// <param name="End">Items that stop as far out as they can.</param>
/// <param name="Ellipsis">The item that stands for all dims that no other names.</param>
/// <param name="NewAxis">Items that insert a dim of size 1.</param>
/// <param name="ShrinkAxis">Items that pick one element and take their dim out.</param>
internal readonly record struct SliceMasks(long Begin, long End, long Ellipsis, long NewAxis, long ShrinkAxis);
