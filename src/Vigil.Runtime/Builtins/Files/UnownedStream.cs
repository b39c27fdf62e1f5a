namespace Vigil.Runtime.Builtins.Files;

/// <summary>Writes to a stream that stays open when this one is closed.</summary>
internal sealed class UnownedStream(Stream target) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => target.Flush();

    public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
