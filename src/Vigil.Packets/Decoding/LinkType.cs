namespace Vigil.Packets.Decoding;

/// <summary>What a captured packet begins with: the LINKTYPE numbers of capture files.</summary>
public enum LinkType
{
    /// <summary>BSD loopback: four octets of address family in the capturing host's order.</summary>
    Null = 0,

    /// <summary>Ethernet.</summary>
    Ethernet = 1,

    /// <summary>PPP, with or without HDLC framing.</summary>
    Ppp = 9,

    /// <summary>FDDI.</summary>
    Fddi = 10,

    /// <summary>Raw IP as OpenBSD numbers it.</summary>
    RawOpenBsd = 14,

    /// <summary>Raw IP as most systems number it outside of files.</summary>
    RawBsd = 12,

    /// <summary>PPP in HDLC-like framing (RFC 1662).</summary>
    PppSerial = 50,

    /// <summary>Raw IP, version 4 or 6.</summary>
    Raw = 101,

    /// <summary>IEEE 802.11.</summary>
    Ieee80211 = 105,

    /// <summary>OpenBSD loopback: four octets of address family in network order.</summary>
    Loop = 108,

    /// <summary>Linux cooked capture, version 1.</summary>
    LinuxSll = 113,

    /// <summary>IEEE 802.11 behind a radiotap header.</summary>
    Ieee80211Radiotap = 127,

    /// <summary>Raw IPv4.</summary>
    Ipv4 = 228,

    /// <summary>Raw IPv6.</summary>
    Ipv6 = 229,

    /// <summary>Linux netfilter log.</summary>
    Nflog = 239,

    /// <summary>Linux cooked capture, version 2.</summary>
    LinuxSll2 = 276,
}
