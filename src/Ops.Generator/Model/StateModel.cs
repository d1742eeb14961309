namespace RawOpsNet.Generator.Model;

/// <summary>The generator state of a random op: the algorithm and the attrs that seed it.</summary>
internal sealed record StateModel(string Algorithm, string SeedAttr, string Seed2Attr);
