namespace RawOpsNet.Generator.Model;

/// <summary>A list of values.</summary>
internal sealed record TestList(EquatableArray<TestValue> Items) : TestValue;
