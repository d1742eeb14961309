namespace RawOpsNet.Generator.Expressions;

/// <summary>
/// Something wrong with an expression: the id of the diagnostic, where it is in the expression's own text, and the whole
/// message. Descriptors of these ids therefore have the message format <c>{0}</c>.
/// </summary>
internal sealed record ExpressionIssue(string Id, int Offset, int Length, string Message);
