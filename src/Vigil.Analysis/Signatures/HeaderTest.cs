using System.Buffers.Binary;
using System.Globalization;
using Vigil.Core.Net;

namespace Vigil.Analysis.Signatures;

/// <summary>A condition on header fields (language.md 7.2).</summary>
internal sealed class HeaderTest
{
    private const int TcpNumber = 6;
    private const int UdpNumber = 17;
    private const int IcmpNumber = 1;
    private const int Icmp6Number = 58;

    private readonly string _key;

    /// <summary>A test of numbers in a header.</summary>
    public HeaderTest(HeaderField field, int offset, int size, uint mask, Comparison comparison, IReadOnlyList<ValueRange> values)
    {
        (Field, Offset, Size, Mask, Comparison, Values) = (field, offset, size, mask, comparison, [.. values]);
        Prefixes = [];
        _key = string.Create(CultureInfo.InvariantCulture, $"{field}[{offset}:{size}]&{mask} {comparison} {string.Join(',', values)}");
    }

    /// <summary>A test of an address.</summary>
    public HeaderTest(HeaderField field, Comparison comparison, IReadOnlyList<Subnet> prefixes)
    {
        (Field, Comparison, Values, Prefixes) = (field, comparison, [], [.. prefixes]);
        _key = $"{field} {comparison} {string.Join(',', prefixes)}";
    }

    /// <summary>What is read.</summary>
    public HeaderField Field { get; }

    /// <summary>Octets into the header.</summary>
    public int Offset { get; }

    /// <summary>Octets read: 1, 2 or 4.</summary>
    public int Size { get; }

    /// <summary>Bits kept of what is read.</summary>
    public uint Mask { get; }

    /// <summary>How it is compared.</summary>
    public Comparison Comparison { get; }

    /// <summary>With what numbers.</summary>
    public ValueRange[] Values { get; }

    /// <summary>With what prefixes.</summary>
    public Subnet[] Prefixes { get; }

    /// <summary>The same for tests that always agree.</summary>
    public string Key => _key;

    /// <summary>Whether it holds for a packet.</summary>
    public bool Holds(in SignaturePacket packet)
    {
        switch (Field)
        {
            case HeaderField.SourceAddress:
                return HoldsFor(packet.Source);
            case HeaderField.DestinationAddress:
                return HoldsFor(packet.Destination);
            case HeaderField.Protocol:
                return HoldsFor(packet.Protocol);
            case HeaderField.Ip:
                return !packet.IsV6 && HoldsFor(packet.IpHeader);
            case HeaderField.Ip6:
                return packet.IsV6 && HoldsFor(packet.IpHeader);
            case HeaderField.Tcp:
                return packet.Protocol == TcpNumber && HoldsFor(packet.Transport);
            case HeaderField.Udp:
                return packet.Protocol == UdpNumber && HoldsFor(packet.Transport);
            case HeaderField.Icmp:
                return packet.Protocol == IcmpNumber && HoldsFor(packet.Transport);
            case HeaderField.Icmp6:
                return packet.Protocol == Icmp6Number && HoldsFor(packet.Transport);
            default:
                return HoldsFor(packet.Transport);
        }
    }

    private bool HoldsFor(ReadOnlySpan<byte> header)
    {
        if (header.Length < Offset + Size)
            return false;
        var octets = header[Offset..];
        return HoldsFor(Size switch
        {
            1 => octets[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(octets),
            _ => BinaryPrimitives.ReadUInt32BigEndian(octets),
        });
    }

    private bool HoldsFor(uint value)
    {
        value &= Mask;
        foreach (var range in Values)
        {
            if (range.Matches(value, Comparison))
                return Comparison != Comparison.NotEqual;
        }

        return Comparison == Comparison.NotEqual;
    }

    private bool HoldsFor(Addr address)
    {
        foreach (var prefix in Prefixes)
        {
            var order = address.Mask(prefix.Length).CompareTo(prefix.Prefix);
            var holds = Comparison switch
            {
                Comparison.Less => order < 0,
                Comparison.LessOrEqual => order <= 0,
                Comparison.Greater => order > 0,
                Comparison.GreaterOrEqual => order >= 0,
                _ => order == 0,
            };
            if (holds)
                return Comparison != Comparison.NotEqual;
        }

        return Comparison == Comparison.NotEqual;
    }
}
