using System.Buffers.Binary;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Protocols.Transfer;

namespace Vigil.Protocols.Irc;

/// <summary>A file on a connection of its own (DCC SEND). Its receiver answers with 32-bit counts of what it has.</summary>
[Analyzer("IRC_Data")]
internal sealed class IrcDataAnalyzer(AnalyzerContext context) : FileTransferAnalyzer(context)
{
    private const int AckLength = 4;

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        // The receiver connects.
        if (direction.IsOrig() && data.Length == AckLength)
            IrcEvents.Of(Engine).DccSendAck(Connection, BinaryPrimitives.ReadUInt32BigEndian(data));
        base.DeliverStream(data, direction);
    }
}
