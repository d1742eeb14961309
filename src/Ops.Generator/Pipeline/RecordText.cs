using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>The text of one record and the head of its file; without a place, so that it stays equal when it moves.</summary>
internal sealed record RecordText(OpChunk Chunk, FileHead Head);
