using Vigil.Core.Diagnostics;

namespace Vigil.Packets.Capture.Live;

/// <summary>An interface as the command line names it: alone, or behind the kind of capture, as in <c>af_packet::eth0</c>.</summary>
/// <param name="Name">The interface.</param>
/// <param name="IsAfPacket">Whether the options of <c>AF_Packet</c> apply, rather than those of <c>Pcap</c>.</param>
public sealed record InterfaceName(string Name, bool IsAfPacket)
{
    private const string Separator = "::";

    /// <summary>Reads a name.</summary>
    /// <exception cref="FatalError">The kind of capture is not known.</exception>
    public static InterfaceName Parse(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        if (end < 0)
            return new(text, false);
        var name = text[(end + Separator.Length)..];
        return text[..end] switch
        {
            "pcap" => new(name, false),
            "af_packet" => new(name, true),
            var kind => throw new FatalError($"type of packet source '{kind}' not recognized; interfaces are given as eth0, pcap::eth0 or af_packet::eth0"),
        };
    }
}
