using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Core.Wire;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Packets.Decoding.Gtp;

/// <summary>GTP version 1 (3GPP TS 29.060, TS 29.281): the packets of mobile hosts, and the signalling about their contexts.</summary>
internal sealed class GtpV1Decoder(DecodingContext context) : UdpTunnelDecoder("GTPV1", TunnelType.GtpV1, context)
{
    private const byte CreateRequest = 16;
    private const byte CreateResponse = 17;
    private const byte UpdateRequest = 18;
    private const byte UpdateResponse = 19;
    private const byte DeleteRequest = 20;
    private const byte DeleteResponse = 21;
    private const byte UserData = 255;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data.Length < GtpV1Header.FixedLength)
            return false;
        var status = GtpV1Header.Read(data, out var header);
        if (!IsOnPort(in endpoints))
        {
            // Found by content: only a whole packet inside tells it from anything else that begins so.
            if (status != ParseStatus.Complete || !header.IsVersion1 || header.Type != UserData || !IsIpPacket(data[header.Length..]))
                return false;
        }

        Announce(in endpoints);
        if (status != ParseStatus.Complete)
        {
            Violate(in endpoints, status == ParseStatus.NeedMore ? "GTPv1 header is cut short" : "GTPv1 extension without length");
            return false;
        }

        if (!header.IsVersion1)
            return false;
        if (Context.Tunnels.HasGtpV1Message && endpoints.Carrier is { } source)
            Context.Tunnels.GtpV1Message(source, ToRecord(in header));
        if (header.Type is >= CreateRequest and <= DeleteResponse && endpoints.Carrier is { } about)
            RaiseContext(about, in header, data[header.Length..]);
        if (header.Type != UserData || !IsIpPacket(data[header.Length..]))
            return false;
        if (!DecodeInner(data[header.Length..], in outer, in endpoints, out var inner))
            return false;
        Confirm(in endpoints);
        if (Context.Tunnels.HasGtpV1UserPacket && endpoints.Carrier is { } carrier)
            Context.Tunnels.GtpV1UserPacket(carrier, ToRecord(in header), Context.Headers.PacketHeader(in inner));
        return true;
    }

    private void RaiseContext(IValueSource connection, in GtpV1Header header, ReadOnlySpan<byte> body)
    {
        var events = Context.Tunnels;
        var (isHandled, name) = header.Type switch
        {
            CreateRequest => (events.HasCreateContextRequest, "gtp_create_pdp_ctx_request_elements"),
            CreateResponse => (events.HasCreateContextResponse, "gtp_create_pdp_ctx_response_elements"),
            UpdateRequest => (events.HasUpdateContextRequest, "gtp_update_pdp_ctx_request_elements"),
            UpdateResponse => (events.HasUpdateContextResponse, "gtp_update_pdp_ctx_response_elements"),
            DeleteRequest => (events.HasDeleteContextRequest, "gtp_delete_pdp_ctx_request_elements"),
            _ => (events.HasDeleteContextResponse, "gtp_delete_pdp_ctx_response_elements"),
        };
        if (!isHandled)
            return;
        var elements = GtpContextRecord.Read(body, Context.Engine.Service<IScriptNames>().Record(name), Context.Engine);
        switch (header.Type)
        {
            case CreateRequest:
                events.CreateContextRequest(connection, ToRecord(in header), elements);
                break;
            case CreateResponse:
                events.CreateContextResponse(connection, ToRecord(in header), elements);
                break;
            case UpdateRequest:
                events.UpdateContextRequest(connection, ToRecord(in header), elements);
                break;
            case UpdateResponse:
                events.UpdateContextResponse(connection, ToRecord(in header), elements);
                break;
            case DeleteRequest:
                events.DeleteContextRequest(connection, ToRecord(in header), elements);
                break;
            default:
                events.DeleteContextResponse(connection, ToRecord(in header), elements);
                break;
        }
    }

    private void Announce(in TunnelEndpoints endpoints)
    {
        if (endpoints.Carrier is not { } carrier || (carrier.Progress & TunnelProgress.Known) != 0)
            return;
        carrier.Progress |= TunnelProgress.Known;
        Context.Tunnels.NewGtpV1State(carrier);
    }

    private RecordVal ToRecord(in GtpV1Header header)
    {
        var record = new HeaderRecord(Context.Engine.Service<IScriptNames>().Record("gtpv1_hdr"), Context.Engine)
            .Count("version", (ulong)header.Flags >> 5)
            .Bool("pt_flag", (header.Flags & 0x10) != 0)
            .Bool("rsv", (header.Flags & 8) != 0)
            .Bool("e_flag", header.HasExtensions)
            .Bool("s_flag", header.HasSequence)
            .Bool("pn_flag", header.HasPduNumber)
            .Count("msg_type", header.Type)
            .Count("length", header.StatedLength)
            .Count("teid", header.Endpoint);
        if (header.HasSequence)
            record.Count("seq", header.Sequence);
        if (header.HasPduNumber)
            record.Count("n_pdu", header.PduNumber);
        if (header.HasExtensions)
            record.Count("next_type", header.NextType);
        return record.Record;
    }
}
