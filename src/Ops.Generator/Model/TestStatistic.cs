namespace RawOpsNet.Generator.Model;

/// <summary>
/// A moment of an output (<c>mean</c>, <c>std</c>, <c>min</c>, <c>max</c>), its value and how far it may be off.
/// </summary>
internal sealed record TestStatistic(string Output, string Moment, double Value, double Tolerance);
