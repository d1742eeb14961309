namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>A comparison: <c>== != &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed record Compare(string Operator, Expression Left, Expression Right, int Offset = 0, int Length = 0)
    : Expression(Offset, Length);
