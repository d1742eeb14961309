namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// The text of one record, from its dash to the next record's. It compares by text, wherever the record stands.
/// </summary>
internal sealed record OpChunk(string Text);
