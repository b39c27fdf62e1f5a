using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>Builds the records through which scripts see headers: <c>pkt_hdr</c> and <c>raw_pkt_hdr</c>.</summary>
public sealed class HeaderValues(EngineContext engine)
{
    /// <summary>The headers from IP on, as <c>pkt_hdr</c>.</summary>
    public RecordVal PacketHeader(ref readonly DecodedPacket packet) => throw new NotSupportedException(engine.ToString());
}
