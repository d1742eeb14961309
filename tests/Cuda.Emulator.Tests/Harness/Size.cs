namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>The size of a grid or a block.</summary>
internal readonly record struct Size(uint X, uint Y = 1, uint Z = 1)
{
    public static implicit operator Size(int x) => new((uint)x);
}
