using System.Buffers;

namespace Vigil.Protocols.Smtp;

/// <summary>Puts the lines of a message together that comes in chunks (RFC 3030); chunks need not end where lines do.</summary>
internal sealed class BdatMessage(int maxLine)
{
    private readonly ArrayBufferWriter<byte> _held = new();

    /// <summary>Octets of the chunk at work that are still to come.</summary>
    public long Left { get; private set; }

    /// <summary>Whether the chunk at work is the last of the message.</summary>
    public bool IsLast { get; private set; }

    /// <summary>A chunk begins.</summary>
    public void Begin(BdatCommand chunk) => (Left, IsLast) = (chunk.Size, chunk.IsLast);

    /// <summary>Octets of the chunk were passed over.</summary>
    public void Skip(long length) => Left = Math.Max(Left - length, 0);

    /// <summary>Takes octets of the chunk, and hands on the lines that are complete with them.</summary>
    public void Deliver(ReadOnlySpan<byte> data, SmtpMail mail)
    {
        Left -= data.Length;
        while (data.Length > 0)
        {
            var end = data.IndexOf((byte)'\n');
            var piece = end < 0 ? data : data[..end];
            var room = maxLine - _held.WrittenCount;
            if (piece.Length > room)
            {
                // Too long: what fits is a line of its own, not ended by anything.
                _held.Write(piece[..room]);
                mail.Line(_held.WrittenSpan, endsLine: false);
                _held.ResetWrittenCount();
                data = data[room..];
                continue;
            }

            if (end < 0)
            {
                _held.Write(piece);
                return;
            }

            if (_held.WrittenCount == 0)
            {
                mail.Line(WithoutCr(piece), endsLine: true);
            }
            else
            {
                _held.Write(piece);
                mail.Line(WithoutCr(_held.WrittenSpan), endsLine: true);
                _held.ResetWrittenCount();
            }

            data = data[(end + 1)..];
        }
    }

    /// <summary>The last line may lack its end.</summary>
    public void Finish(SmtpMail mail)
    {
        if (_held.WrittenCount > 0)
            mail.Line(_held.WrittenSpan, endsLine: false);
        _held.ResetWrittenCount();
        (Left, IsLast) = (0, false);
    }

    private static ReadOnlySpan<byte> WithoutCr(ReadOnlySpan<byte> line) => line.EndsWith("\r"u8) ? line[..^1] : line;
}
