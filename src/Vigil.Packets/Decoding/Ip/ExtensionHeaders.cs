using System.Buffers.Binary;
using System.Globalization;
using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Ip;

/// <summary>Walks the chain of IPv6 extension headers (RFC 8200, 4) and remembers what it says about fragments and the flow's ends.</summary>
internal sealed class ExtensionHeaders(IWeirdSink weirds)
{
    private const int FragmentHeaderLength = 8;
    private const int AddressLength = 16;
    private const byte HomeAddressOption = 0xC9;

    /// <summary>Whether <paramref name="protocol"/> is a header of the chain.</summary>
    public static bool IsExtension(byte protocol) => protocol is IpProtocol.HopByHop or IpProtocol.Routing or IpProtocol.Fragment
        or IpProtocol.Esp or IpProtocol.Authentication or IpProtocol.DestinationOptions or IpProtocol.Mobility;

    /// <summary>Octets of the extension header of type <paramref name="protocol"/> at the start of <paramref name="data"/>, two of which are there.</summary>
    public static int LengthOf(byte protocol, ReadOnlySpan<byte> data) => protocol switch
    {
        IpProtocol.Fragment or IpProtocol.Esp => 8,
        IpProtocol.Authentication => (data[1] + 2) * 4,
        _ => (data[1] + 1) * 8,
    };

    /// <summary>
    /// Follows the chain as far as it is there. The last header seen is left in <paramref name="last"/>; behind a fragment,
    /// ESP or mobility header nothing more is read.
    /// </summary>
    /// <param name="data">The packet from its IP header on, no more than its total length.</param>
    /// <param name="ip">The header, its fixed part read.</param>
    /// <param name="last">Type of the last header; 41 if there is no extension.</param>
    public void Follow(ReadOnlySpan<byte> data, ref IpHeader ip, out byte last)
    {
        last = IpProtocol.Ipv6;
        var offset = IpHeaderReader.FixedV6;
        var next = ip.Protocol;
        while (IsExtension(next) && data.Length - offset >= 2)
        {
            var length = LengthOf(next, data[offset..]);
            if (length > data.Length - offset)
                break; // cut: what follows is told by the type of the header that is not whole
            var header = data.Slice(offset, length);
            last = next;
            switch (last)
            {
                case IpProtocol.Fragment:
                    ReadFragment(header, offset, ref ip);
                    break;
                case IpProtocol.Routing:
                    ReadRouting(header, ref ip);
                    break;
                case IpProtocol.DestinationOptions:
                    ReadDestinationOptions(header, ref ip);
                    break;
            }

            ip.HasExtensions = true;
            next = last == IpProtocol.Esp ? IpProtocol.NoNext : header[0];
            offset += length;
            if (last is IpProtocol.Fragment or IpProtocol.Esp or IpProtocol.Mobility)
                break;
        }

        ip.Protocol = next;
        ip.HeaderLength = offset;
        ip.Octets = data[..offset];
    }

    //  next | reserved | offset 13 bits, reserved 2, more 1 | identification, 4 octets
    private static void ReadFragment(ReadOnlySpan<byte> header, int offset, ref IpHeader ip)
    {
        if (header.Length < FragmentHeaderLength)
            return;
        var field = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        ip.IsFragment = true;
        ip.FragmentHeaderOffset = offset;
        ip.FragmentOffset = field & 0xFFF8;
        ip.MoreFragments = (field & 1) != 0;
        ip.FragmentId = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
    }

    //  next | length | type | segments left | reserved, 4 octets | addresses ...
    private void ReadRouting(ReadOnlySpan<byte> header, ref IpHeader ip)
    {
        if (header[3] == 0)
            return; // arrived: the destination of the fixed header is the last one
        switch (header[2])
        {
            case 0:
                if (header[1] > 0 && (header[1] & 1) == 0)
                    ip.FlowDestination = Addr.FromBytes(header[^AddressLength..]);
                else
                    weirds.FlowWeird("odd_routing0_len", ip.FlowSource, ip.FlowDestination);
                weirds.FlowWeird("routing0_hdr", ip.FlowSource, ip.FlowDestination);
                break;
            case 2:
                if (header[1] == 2)
                    ip.FlowDestination = Addr.FromBytes(header.Slice(8, AddressLength));
                else
                    weirds.FlowWeird("bad_routing2_len", ip.FlowSource, ip.FlowDestination);
                break;
            default:
                weirds.FlowWeird(
                    "unknown_routing_type", ip.FlowSource, ip.FlowDestination, header[2].ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    //  next | length | options: type, length, value ... (type 0: one octet of padding)
    private void ReadDestinationOptions(ReadOnlySpan<byte> header, ref IpHeader ip)
    {
        var options = header[2..];
        var found = false;
        while (options.Length > 0)
        {
            if (options[0] == 0)
            {
                options = options[1..];
                continue;
            }

            if (options.Length < 2 || options.Length < 2 + options[1])
                return;
            if (options[0] == HomeAddressOption)
            {
                if (options[1] != AddressLength)
                    weirds.FlowWeird("bad_home_addr_len", ip.FlowSource, ip.FlowDestination);
                else if (found)
                    weirds.FlowWeird("multiple_home_addr_opts", ip.FlowSource, ip.FlowDestination);
                else
                    ip.FlowSource = Addr.FromBytes(options.Slice(2, AddressLength));
                found = true;
            }

            options = options[(2 + options[1])..];
        }
    }
}
