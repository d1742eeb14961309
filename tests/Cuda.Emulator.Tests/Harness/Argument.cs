using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>The bytes of one argument of a kernel.</summary>
internal readonly record struct Argument(byte[] Bytes)
{
    public static implicit operator Argument(ulong pointer) => Of(pointer);

    public static implicit operator Argument(int value) => Of(value);

    public static implicit operator Argument(uint value) => Of(value);

    public static implicit operator Argument(long value) => Of(value);

    public static implicit operator Argument(float value) => Of(value);

    /// <summary>The bytes of a value, a struct too.</summary>
    public static Argument Of<T>(T value)
        where T : unmanaged => new(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray());
}
