using System.Diagnostics;

namespace RawOpsNet.Tests.Writer;

/// <summary>Writes on to another stream until its bytes are spent, and then kills the process.</summary>
internal sealed class KillingStream(Stream target, Func<long> left, Action<long> spend) : Stream
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
        if (buffer.Length < left())
        {
            target.Write(buffer);
            spend(left() - buffer.Length);
            return;
        }

        target.Write(buffer[..(int)left()]);
        target.Flush();
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
