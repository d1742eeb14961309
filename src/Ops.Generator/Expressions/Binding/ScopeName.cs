using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>
/// A name in scope. DType is the fixed dtype of an argument that does not have the body's dtype, else Invalid: scalars of
/// another dtype are converted when they are read.
/// </summary>
internal sealed record ScopeName(string Name, NameRole Role, ValueKind Kind, bool IsWritable = false,
    DType DType = DType.Invalid);
