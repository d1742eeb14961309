namespace RawOpsNet.Generator.Binding;

/// <summary>A bound op and where its record stands: the file, and the record's first line counted from 0.</summary>
internal sealed record PlacedOp(BoundOp Op, string Path, int FirstLine);
