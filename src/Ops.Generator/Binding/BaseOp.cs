using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>The record of a dense op that sparse ones derive from.</summary>
internal sealed record BaseOp(string Name, OpChunk Chunk, FileHead Head);
