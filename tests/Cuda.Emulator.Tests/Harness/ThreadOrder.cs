namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>The order of blocks, and of threads within them.</summary>
internal enum ThreadOrder
{
    /// <summary>As they are numbered.</summary>
    Forward,

    /// <summary>The last first.</summary>
    Reverse,

    /// <summary>Shuffled by a seed.</summary>
    Random,
}
