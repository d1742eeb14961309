namespace RawOpsNet;

/// <summary>What an <see cref="OpProfile"/> saw of one op.</summary>
/// <param name="Op">The op's name, as in its record.</param>
/// <param name="IsGradient">Whether these are runs of the op's gradient in a backward pass.</param>
/// <param name="Calls">The number of calls that returned.</param>
/// <param name="Time">The time in the op itself, without that of the ops that it called.</param>
/// <param name="Bytes">The bytes that it took for outputs and temporaries, without those of the ops that it called.</param>
public readonly record struct OpProfileEntry(string Op, bool IsGradient, long Calls, TimeSpan Time, long Bytes);
