using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Live;

/// <summary>Kinds of links as the kernel numbers them (<c>ARPHRD_...</c> of if_arp.h), and what packets of them begin with.</summary>
internal static class ArpHardware
{
    /// <summary>A kind that is not known, or several (<c>ARPHRD_VOID</c>).</summary>
    public const int Unknown = 0xFFFF;

    /// <summary>The framing of a kind.</summary>
    /// <returns>The link type; <c>IsCooked</c> if the header before the network layer is taken off by the kernel and a cooked one put in its place.</returns>
    public static (LinkType Link, bool IsCooked) Framing(int hardware) => hardware switch
    {
        1 or 772 => (LinkType.Ethernet, false), // Ethernet; loopback, whose header is that of Ethernet with zeroes
        774 => (LinkType.Fddi, false),
        801 => (LinkType.Ieee80211, false),
        803 => (LinkType.Ieee80211Radiotap, false),
        768 or 769 or 776 or 519 or 65534 => (LinkType.Raw, false), // IP in IP, IPv6 in IP, cellular modems, tun
        // PPP and GRE, whose drivers do not agree on a header, and everything else.
        _ => (LinkType.LinuxSll, true),
    };
}
