using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Krb;

/// <summary>Follows Kerberos over TCP, where each message has its length in front (RFC 4120, 7.2.2).</summary>
[Analyzer("KRB_TCP")]
internal sealed class KrbTcpAnalyzer : StreamAnalyzer
{
    private const int MaxMessage = 1 << 20;

    private readonly KrbConversation _conversation;

    /// <summary>Begins on a connection.</summary>
    public KrbTcpAnalyzer(AnalyzerContext context)
        : base(context) => _conversation = new(this);

    /// <inheritdoc/>
    protected override int BufferCap => MaxMessage + 4;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        // Where a connection is picked up in its middle no length can be told.
        if (Connection.IsPartial)
        {
            Stop();
            return data.Length;
        }

        var reader = new WireReader(data);
        while (!reader.AtEnd)
        {
            var cursor = reader;
            if (!cursor.TryReadUInt32(out var length))
                break;
            if (length > MaxMessage)
            {
                Violation("Kerberos message too long", reader.Rest);
                Stop();
                return data.Length;
            }

            if (!cursor.TryReadBytes((int)length, out var message))
                break;
            reader = cursor;
            if (_conversation.Take(message, direction))
                continue;
            Violation("malformed Kerberos message", message);
            Stop();
            return data.Length;
        }

        return reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction) => Stop();
}
