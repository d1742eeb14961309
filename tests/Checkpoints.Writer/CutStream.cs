using System.Runtime.CompilerServices;

namespace RawOpsNet.Tests.Writer;

/// <summary>
/// Writes on to another stream until a number of bytes is spent, and then does what ends a write in the middle.
/// </summary>
/// <param name="target">Takes the bytes.</param>
/// <param name="left">How many are left; streams that are cut together share it.</param>
/// <param name="end">Throws as a full disk does, or kills the process.</param>
public sealed class CutStream(Stream target, StrongBox<long> left, Action end) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => target.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => target.Position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => target.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int taken = (int)Math.Min(buffer.Length, left.Value);
        target.Write(buffer[..taken]);
        left.Value -= taken;
        if (taken < buffer.Length)
        {
            target.Flush();
            end();
        }
    }
}
