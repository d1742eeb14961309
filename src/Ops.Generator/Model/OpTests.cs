namespace RawOpsNet.Generator.Model;

/// <summary>The tests of one op, apart from its model so that an edited test re-emits nothing.</summary>
internal sealed record OpTests(string Op, EquatableArray<TestModel> Tests);
