using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>
/// A condition on every element of the inputs it names, for some dtypes, and what to say where it does not hold.
/// </summary>
internal sealed record CheckModel(Expression Condition, string Message, DTypeSet Types);
