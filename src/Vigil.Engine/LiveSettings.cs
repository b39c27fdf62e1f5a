using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Packets.Capture.Live;
using Vigil.Packets.Decoding;

namespace Vigil.Engine;

/// <summary>What scripts say of live capture.</summary>
internal static class LiveSettings
{
    private const ulong UsualSnapLength = 9216;
    private const ulong UsualLink = 1;

    /// <summary>Reads the constants of <c>Pcap</c>, or of <c>AF_Packet</c> where the interface was named so.</summary>
    public static LiveOptions Read(IScriptNames names, bool isAfPacket)
    {
        var common = new LiveOptions
        {
            Inactivity = names.Bool("allow_network_time_forward", true)
                ? TimeSpan.FromSeconds(names.Double("packet_source_inactivity_timeout", 0.1))
                : null,
        };
        return isAfPacket ? ReadAfPacket(names, common) : common with
        {
            BufferSize = (long)Math.Min(names.Count("Pcap::bufsize", 128), int.MaxValue) << 20,
            SnapLength = SnapLength(names.Count("Pcap::snaplen", UsualSnapLength)),
        };
    }

    // Network cards and the loopback interface put segments together, up to 64 KiB. With the usual length the rest of such
    // a packet would be missing from its stream, so only another one is taken to be meant.
    private static int SnapLength(ulong asked) => asked is UsualSnapLength or 0 ? 0 : (int)Math.Min(asked, int.MaxValue);

    private static LiveOptions ReadAfPacket(IScriptNames names, LiveOptions common)
    {
        var link = names.Count("AF_Packet::link_type", UsualLink);
        return common with
        {
            BufferSize = (long)Math.Min(names.Count("AF_Packet::buffer_size", 128 << 20), long.MaxValue),
            BlockSize = (int)Math.Max((ulong)common.BlockSize, Math.Min(names.Count("AF_Packet::block_size", 32768), 64 << 20)),
            BlockTimeout = TimeSpan.FromSeconds(Math.Max(0.001, names.Double("AF_Packet::block_timeout", 0.01))),
            HasHardwareTime = names.Bool("AF_Packet::enable_hw_timestamping", false),
            TrustsChecksums = Choice(names, "AF_Packet::checksum_validation_mode") == 0, // CHECKSUM_OFF
            Link = link == UsualLink ? null : (LinkType)Math.Min(link, int.MaxValue),
            Fanout = names.Bool("AF_Packet::enable_fanout", true)
                ? new((int)(names.Count("AF_Packet::fanout_id", 23) & 0xFFFF), Mode(names), names.Bool("AF_Packet::enable_defrag", false))
                : null,
        };
    }

    private static FanoutMode Mode(IScriptNames names) => Choice(names, "AF_Packet::fanout_mode") switch
    {
        0 => FanoutMode.Hash,
        1 => FanoutMode.Processor,
        2 => FanoutMode.Queue,
        3 => FanoutMode.Program,
        _ => throw new FatalError("AF_Packet::FANOUT_EBPF needs a program that Vigil does not bring; AF_Packet::FANOUT_CBPF shares by addresses"),
    };

    private static long Choice(IScriptNames names, string name) =>
        names.FindValue(name) is { IsSet: true } value ? value.AsInt() : 0;
}
