namespace RawOpsNet.Generator.Model;

/// <summary>
/// What is known of one dtype: its two TensorFlow names, the bytes of an element (0 where it has no fixed size) and its C#
/// type.
/// </summary>
internal sealed record DTypeRow(DType DType, string Name, string OpDefName, int Size, string CSharpType);
