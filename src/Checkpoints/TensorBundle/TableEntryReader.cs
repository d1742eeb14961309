namespace RawOpsNet.Checkpoints;

/// <summary>Takes a key and a value of a table.</summary>
internal delegate void TableEntryReader(string key, ReadOnlySpan<byte> value);
