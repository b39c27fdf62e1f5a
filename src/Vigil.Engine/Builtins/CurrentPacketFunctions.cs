using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Packets.Capture;
using Vigil.Packets.Decoding;

namespace Vigil.Engine.Builtins;

/// <summary>The packet at work, and packets written to capture files.</summary>
internal static class CurrentPacketFunctions
{
    /// <summary>The packet at work; an empty one if there is none.</summary>
    [Builtin("get_current_packet", "function(): pcap_packet")]
    public static RecordVal Get(EngineContext context)
    {
        var packet = context.Find<CurrentPacket>();
        var names = context.Service<IScriptNames>();
        var shape = new RecordShape(names, "pcap_packet", "ts_sec", "ts_usec", "caplen", "len", "data", "link_type");
        var isSet = packet is { IsSet: true };
        var time = isSet ? packet!.Time.Seconds : 0;
        var seconds = Math.Floor(time);
        var link = isSet && packet!.LinkType == LinkType.Ethernet ? 0 : 1;
        return shape.Create(
            context,
            Value.Count((ulong)seconds),
            Value.Count((ulong)Math.Round((time - seconds) * 1e6)),
            Value.Count((ulong)(isSet ? packet!.Data.Length : 0)),
            Value.Count((ulong)(isSet ? packet!.WireLength : 0)),
            Value.String(isSet ? packet!.Data : default),
            Value.Enum((Core.Types.EnumType)names.Find("link_encap")!, link)); // declared with the record
    }

    /// <summary>The headers of the packet at work.</summary>
    [Builtin("get_current_packet_header", "function(): raw_pkt_hdr")]
    public static RecordVal GetHeader(EngineContext context)
    {
        if (context.Find<CurrentPacket>() is not { IsSet: true } packet)
            return RecordVal.Create(context.Service<IScriptNames>().Record("raw_pkt_hdr"), context);
        if (context.Find<PacketDescriber>() is not { } describer)
        {
            describer = new(context, context.Service<PacketDecoding>().Context.Options);
            context.AddService(describer);
        }

        var borrowed = packet.Borrow();
        return describer.Describe(in borrowed);
    }

    /// <summary>When the packet at work was captured; the last one if there is none at the moment.</summary>
    [Builtin("get_current_packet_ts", "function(): time")]
    public static double GetTime(EngineContext context) => context.Find<CurrentPacket>()?.Time.Seconds ?? 0;

    /// <summary>Adds the packet at work to a capture file.</summary>
    [Builtin("dump_current_packet", "function(file_name: string): bool")]
    public static bool Dump(EngineContext context, ByteString fileName)
    {
        if (context.Find<CurrentPacket>() is not { IsSet: true } packet)
            return false;
        var time = packet.Time.Seconds;
        var seconds = Math.Floor(time);
        return PacketDumps.Of(context).Write(
            fileName.ToString(), (int)packet.LinkType, (uint)seconds, (uint)Math.Round((time - seconds) * 1e6), packet.Data, packet.WireLength);
    }

    /// <summary>Adds a packet that a script holds to a capture file.</summary>
    [Builtin("dump_packet", "function(pkt: pcap_packet, file_name: string): bool")]
    public static bool Dump(EngineContext context, RecordVal pkt, ByteString fileName)
    {
        var shape = new RecordShape(context.Service<IScriptNames>(), "pcap_packet", "ts_sec", "ts_usec", "len", "data");
        return PacketDumps.Of(context).Write(
            fileName.ToString(),
            (int)LinkType.Ethernet,
            (uint)shape.Get(pkt, 0).AsCount(),
            (uint)shape.Get(pkt, 1).AsCount(),
            shape.Get(pkt, 3).AsString().Span,
            (int)Math.Min(shape.Get(pkt, 2).AsCount(), int.MaxValue));
    }
}
