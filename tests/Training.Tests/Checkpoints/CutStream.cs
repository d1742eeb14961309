namespace RawOpsNet.Tests.Training;

/// <summary>Writes on to another stream until its bytes are spent, and then fails as a full disk does.</summary>
internal sealed class CutStream(Stream target, Func<long> left, Action<long> spend) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => target.Length;

    public override long Position
    {
        get => target.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int taken = (int)Math.Min(buffer.Length, left());
        target.Write(buffer[..taken]);
        spend(taken);
        if (taken < buffer.Length)
        {
            throw new IOException("There is no space left.");
        }
    }
}
