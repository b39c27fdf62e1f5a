using System.Buffers.Binary;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Wire;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Packets.Decoding.Teredo;

/// <summary>Teredo (RFC 4380): IPv6 through IPv4 NATs, perhaps behind an authentication and an origin indication.</summary>
internal sealed class TeredoDecoder(DecodingContext context) : UdpTunnelDecoder("TEREDO", TunnelType.Teredo, context)
{
    private const int Ipv6HeaderLength = 40;
    private const TunnelProgress BothWays = TunnelProgress.ByOriginator | TunnelProgress.ByResponder;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (TeredoHeader.Read(data, out var header) != ParseStatus.Complete)
            return false;
        data = data[header.Length..];
        if (data.Length < Ipv6HeaderLength || data[0] >> 4 != 6)
            return false;
        var payload = data.Length - Ipv6HeaderLength - BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        var isBubble = data[6] == IpProtocol.NoNext; // may be followed by what RFC 4380 does not speak of
        if (payload != 0 && (!isBubble || payload < 0))
            return false;
        var progress = Note(in endpoints);
        if (!DecodeInner(data, in outer, in endpoints, out var inner))
            return false;
        if (!Context.Options.DelayTeredoConfirmation || (progress & BothWays) == BothWays)
            Confirm(in endpoints);
        if (endpoints.Carrier is { } carrier && (Context.Tunnels.HasTeredo || Context.Tunnels.HasTeredoBubble
            || Context.Tunnels.HasTeredoAuthentication || Context.Tunnels.HasTeredoOrigin))
            Raise(carrier, in header, in inner, isBubble && payload == 0);
        return true;
    }

    private TunnelProgress Note(in TunnelEndpoints endpoints)
    {
        if (endpoints.Carrier is not { } carrier)
            return default;
        if ((carrier.Progress & TunnelProgress.Known) == 0)
        {
            carrier.Progress |= TunnelProgress.Known;
            Context.Tunnels.NewTeredoState(carrier);
        }

        return carrier.Progress |= endpoints.Direction.IsOrig() ? TunnelProgress.ByOriginator : TunnelProgress.ByResponder;
    }

    private void Raise(ITunnelCarrier carrier, in TeredoHeader header, ref readonly DecodedPacket inner, bool isBubble)
    {
        var record = new HeaderRecord(Context.Engine.Service<IScriptNames>().Record("teredo_hdr"), Context.Engine);
        if (header.IsAuthenticated)
        {
            record.Set("auth", record.New("auth").String("id", header.Client).String("value", header.Authentication)
                .Count("nonce", header.Nonce).Count("confirm", header.Confirmation));
        }

        if (header.HasOrigin)
        {
            record.Set("origin", record.New("origin").Port("p", header.OriginPort, TransportProtocol.Udp)
                .Addr("a", Addr.V4(header.OriginAddress)));
        }

        record.Set("hdr", Context.Headers.PacketHeader(in inner));
        Context.Tunnels.Teredo(carrier, record.Record);
        if (header.IsAuthenticated)
            Context.Tunnels.TeredoAuthentication(carrier, record.Record);
        if (header.HasOrigin)
            Context.Tunnels.TeredoOrigin(carrier, record.Record);
        if (isBubble)
            Context.Tunnels.TeredoBubble(carrier, record.Record);
    }
}
