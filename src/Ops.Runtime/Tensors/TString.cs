using System.Numerics;
using System.Text;

namespace RawOpsNet;

/// <summary>One element of a string tensor: immutable bytes of any length, UTF-8 where they are text.</summary>
/// <remarks>Equality and order go by the bytes. The default value is the empty string.</remarks>
public readonly struct TString : IEquatable<TString>, IComparable<TString>, IEqualityOperators<TString, TString, bool>
{
    private readonly byte[]? _bytes;

    /// <summary>Copies bytes.</summary>
    public TString(ReadOnlySpan<byte> bytes) => _bytes = bytes.IsEmpty ? null : bytes.ToArray();

    /// <summary>Encodes a text as UTF-8.</summary>
    public TString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _bytes = text.Length == 0 ? null : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The empty string.</summary>
    public static TString Empty => default;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The number of bytes.</summary>
    public int Length => _bytes is null ? 0 : _bytes.Length;

    /// <summary>Encodes a text as UTF-8.</summary>
    public static implicit operator TString(string text) => new(text);

    /// <summary>Tells whether two strings hold the same bytes.</summary>
    public static bool operator ==(TString left, TString right) => left.Equals(right);

    /// <summary>Tells whether two strings differ.</summary>
    public static bool operator !=(TString left, TString right) => !left.Equals(right);

    /// <summary>Tells whether the bytes of the left string come first.</summary>
    public static bool operator <(TString left, TString right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the bytes of the left string come first or are the same.</summary>
    public static bool operator <=(TString left, TString right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the bytes of the right string come first.</summary>
    public static bool operator >(TString left, TString right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the bytes of the right string come first or are the same.</summary>
    public static bool operator >=(TString left, TString right) => left.CompareTo(right) >= 0;

    /// <summary>Joins two strings.</summary>
    public static TString operator +(TString left, TString right) => new([.. left.Bytes, .. right.Bytes]);

    /// <inheritdoc/>
    public bool Equals(TString other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(TString other) => Bytes.SequenceCompareTo(other.Bytes);

    /// <summary>Decodes the bytes as UTF-8; bytes that are not become U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
