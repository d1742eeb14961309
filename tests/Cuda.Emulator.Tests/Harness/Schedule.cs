namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>When queued work runs.</summary>
internal enum Schedule
{
    /// <summary>When something waits for it.</summary>
    Lazy,

    /// <summary>At once.</summary>
    Eager,

    /// <summary>Some of it early, by a seed.</summary>
    Random,
}
