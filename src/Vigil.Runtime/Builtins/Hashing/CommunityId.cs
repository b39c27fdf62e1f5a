using System.Buffers.Binary;
using System.Security.Cryptography;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>Community ID, version 1: a hash of a flow that many tools compute alike (github.com/corelight/community-id-spec).</summary>
public static class CommunityId
{
    /// <summary>The Community ID of a connection.</summary>
    [Builtin("community_id_v1", "function(cid: conn_id, seed: count &default=0, do_base64: bool &default=T): string")]
    public static ByteString Compute(EngineContext context, RecordVal cid, ulong seed, bool doBase64)
    {
        var type = cid.RecordType;
        var (source, destination) = (cid[type.SlotOf("orig_h")].AsAddr(), cid[type.SlotOf("resp_h")].AsAddr());
        var (sourcePort, destinationPort) = (cid[type.SlotOf("orig_p")].AsPort(), cid[type.SlotOf("resp_p")].AsPort());
        var isOneWay = sourcePort.Transport == TransportProtocol.Icmp && !HasCounterpart(sourcePort.Number, source.IsV4);
        var order = source.CompareTo(destination);
        if (!isOneWay && (order > 0 || (order == 0 && sourcePort.Number > destinationPort.Number)))
        {
            (source, destination) = (destination, source);
            (sourcePort, destinationPort) = (destinationPort, sourcePort);
        }

        Span<byte> flow = stackalloc byte[2 + 16 + 16 + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(flow, (ushort)seed);
        var length = 2;
        length += Write(source, flow[length..]);
        length += Write(destination, flow[length..]);
        flow[length] = ProtocolNumber(sourcePort.Transport, source.IsV4);
        flow[length + 1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(flow[(length + 2)..], (ushort)sourcePort.Number);
        BinaryPrimitives.WriteUInt16BigEndian(flow[(length + 4)..], (ushort)destinationPort.Number);
        var digest = SHA1.HashData(flow[..(length + 6)]);
        return ByteString.From("1:" + (doBase64 ? Convert.ToBase64String(digest) : Convert.ToHexStringLower(digest)));
    }

    private static int Write(Addr address, Span<byte> destination)
    {
        if (address.IsV4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, address.V4Bits);
            return 4;
        }

        address.WriteTo(destination);
        return 16;
    }

    // Types of messages that ask and answer; the others flow one way and keep their direction.
    private static bool HasCounterpart(int type, bool isV4) => isV4
        ? type is 0 or 8 or 9 or 10 or (>= 13 and <= 18)
        : type is 128 or 129 or (>= 130 and <= 131) or (>= 133 and <= 136) or 139 or 140 or 144 or 145;

    private static byte ProtocolNumber(TransportProtocol transport, bool isV4) => transport switch
    {
        TransportProtocol.Tcp => 6,
        TransportProtocol.Udp => 17,
        TransportProtocol.Icmp => (byte)(isV4 ? 1 : 58),
        _ => 0,
    };
}
