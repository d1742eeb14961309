namespace RawOpsNet.Generator.Expressions.Functions;

/// <summary>A named constant; integer dtypes take it, saturated, only where OnIntegers says so.</summary>
internal sealed record ConstantRow(string Name, double Value, bool OnIntegers, string Doc);
