namespace RawOpsNet.Models;

/// <summary>Says where a fit goes on that was cut off.</summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Step">Its first step, counted from 0.</param>
/// <param name="ShuffleSeed">What seeded the order of the samples.</param>
internal readonly record struct ResumePoint(int Epoch, int Step, long ShuffleSeed);
