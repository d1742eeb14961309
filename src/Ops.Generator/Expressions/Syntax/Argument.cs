namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>One argument of a call; Name is null where it is given by position.</summary>
internal sealed record Argument(string? Name, Expression Value, int Offset = 0, int Length = 0);
