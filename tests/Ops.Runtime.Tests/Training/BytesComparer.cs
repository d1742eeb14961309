namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>Compares values bit by bit.</summary>
internal sealed class BytesComparer : IEqualityComparer<byte[]>
{
    public static readonly BytesComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] bytes) => bytes.Length;
}
