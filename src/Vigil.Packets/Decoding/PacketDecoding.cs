using Vigil.Core;
using Vigil.Packets.Capture;

namespace Vigil.Packets.Decoding;

/// <summary>The decoding stage of one engine: raw packets in, transport packets and weirds out.</summary>
public sealed class PacketDecoding : ITunnelDispatcher
{
    private readonly PacketDecoder _root;
    private readonly PacketDecoder _udp;

    /// <summary>Makes and wires the decoders.</summary>
    public PacketDecoding(EngineContext engine, DecodingOptions options, IPacketSink sink, IWeirdSink weirds)
        : this(engine, options, sink, weirds, PacketEvents.Of(engine))
    {
    }

    internal PacketDecoding(EngineContext engine, DecodingOptions options, IPacketSink sink, IWeirdSink weirds, PacketEvents events)
    {
        Context = new(engine, options, sink, weirds, events);
        Decoders = new(Context, typeof(PacketDecoding).Assembly);
        _root = Decoders["ROOT"];
        _udp = Decoders["UDP"];
        Context.UdpPorts = _udp;
    }

    /// <summary>What the decoders share.</summary>
    public DecodingContext Context { get; }

    /// <summary>The decoders, for scripts that register more or disable some.</summary>
    public DecoderRegistry Decoders { get; }

    /// <summary>Where packets go that no decoder makes sense of; <see langword="null"/>: nowhere.</summary>
    public PacketDump? Unprocessed { get; init; }

    /// <summary>Octets of fragments that wait for others.</summary>
    public long FragmentOctets => (Decoders.Find("IP") as Ip.IpDecoder)?.FragmentOctets ?? 0;

    /// <summary>Packets in which some header could not be made sense of or nothing knew what follows.</summary>
    public long Undecoded { get; private set; }

    /// <summary>Those among them whose link type no decoder claims: the capture is of a kind that nothing here reads.</summary>
    public long OfUnknownLink { get; private set; }

    /// <summary>Decodes one packet; the sink has seen what it carries when this returns.</summary>
    public void Process(ref readonly RawPacket raw)
    {
        Prepare(in raw, out var packet);
        if (!_root.Decode(raw.Data, ref packet))
        {
            Undecoded++;
            if (Context.Events.HasNotProcessed)
                Context.Events.NotProcessed(Context.Headers.Capture(in raw));
            Unprocessed?.Write(in raw);
            if (_root.Find((uint)raw.LinkType) is null)
                OfUnknownLink++;
        }

        if (Context.Events.HasRawPacket)
            Context.Events.RawPacket(Context.Headers.RawPacketHeader(in packet));
    }

    /// <summary>Decodes a packet and tells its headers.</summary>
    internal Core.Values.RecordVal Describe(ref readonly RawPacket raw)
    {
        Prepare(in raw, out var packet);
        _root.Decode(raw.Data, ref packet);
        return Context.Headers.RawPacketHeader(in packet);
    }

    private void Prepare(ref readonly RawPacket raw, out DecodedPacket packet)
    {
        Context.GeneveOptions.Clear();
        Context.PppoeSession = -1;
        packet = default;
        packet.Time = raw.Time;
        packet.Frame = raw.Data;
        packet.WireLength = raw.WireLength;
        packet.Missing = raw.WireLength - raw.Data.Length;
        packet.ChecksumVerified = raw.ChecksumVerified;
        packet.Link.Type = raw.LinkType;
        packet.Link.Network = NetworkProtocol.Unknown;
    }

    /// <inheritdoc/>
    public string LastTunnel { get; private set; } = "";

    /// <inheritdoc/>
    public bool HandlesUdpPort(int port) => _udp.Detectors.Count > 0 || _udp.Find((uint)port) is not null;

    /// <inheritdoc/>
    public bool DecodeUdpTunnel(int port, ref readonly DecodedPacket packet, ReadOnlySpan<byte> payload, in TunnelEndpoints outer)
    {
        var registered = _udp.Find((uint)port) ?? _udp.Find((uint)outer.ResponderPort.Number) ?? _udp.Find((uint)outer.OriginatorPort.Number);
        if (registered is not null)
            return Decode(registered, in packet, payload, in outer);
        foreach (var detector in _udp.Detectors)
        {
            if (Decode(detector, in packet, payload, in outer))
                return true;
        }

        return false;
    }

    private bool Decode(PacketDecoder decoder, ref readonly DecodedPacket packet, ReadOnlySpan<byte> payload, in TunnelEndpoints outer)
    {
        if (!decoder.IsEnabled)
            return false;
        bool decoded;
        if (decoder is UdpTunnelDecoder tunnel)
        {
            decoded = tunnel.Decode(payload, in packet, in outer);
        }
        else
        {
            var inner = packet; // GRE in UDP (RFC 8086), and whatever scripts put on a port
            decoded = decoder.Decode(payload, ref inner);
        }

        if (decoded)
            LastTunnel = decoder.Name; // set last: tunnels inside have come and gone by now
        return decoded;
    }
}
