using System.Buffers.Binary;
using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Headers;

/// <summary>Fills <c>ip6_mobility_hdr</c> (RFC 6275, 6.1).</summary>
internal static class MobilityRecords
{
    //  next | length | message type | reserved | checksum | message ...

    private const int MessageOffset = 6;

    public static HeaderRecord Fill(HeaderRecord record, ReadOnlySpan<byte> data)
    {
        var type = data[2];
        record.Count("nxt", data[0]).Count("len", data[1]).Count("mh_type", type).Count("rsv", data[3])
            .Count("chksum", BinaryPrimitives.ReadUInt16BigEndian(data[4..]));
        var message = record.New("msg").Count("id", type);
        AddMessage(message, type, data[MessageOffset..]);
        return record.Set("msg", message);
    }

    private static void AddMessage(HeaderRecord message, byte type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case 0 when data.Length >= 2: // binding refresh request
                message.Set("brr", Options(message.New("brr").Count("rsv", Number16(data)), data[2..]));
                break;
            case 1 when data.Length >= 10: // home test init
                message.Set("hoti", Init(message.New("hoti"), data));
                break;
            case 2 when data.Length >= 10: // care-of test init
                message.Set("coti", Init(message.New("coti"), data));
                break;
            case 3 when data.Length >= 18: // home test
                message.Set("hot", Test(message.New("hot"), data));
                break;
            case 4 when data.Length >= 18: // care-of test
                message.Set("cot", Test(message.New("cot"), data));
                break;
            case 5 when data.Length >= 6: // binding update
                message.Set("bu", Options(
                    message.New("bu").Count("seq", Number16(data))
                        .Bool("a", (data[2] & 0x80) != 0).Bool("h", (data[2] & 0x40) != 0)
                        .Bool("l", (data[2] & 0x20) != 0).Bool("k", (data[2] & 0x10) != 0)
                        .Count("life", Number16(data[4..])),
                    data[6..]));
                break;
            case 6 when data.Length >= 6: // binding acknowledgement
                message.Set("back", Options(
                    message.New("back").Count("status", data[0]).Bool("k", (data[1] & 0x80) != 0)
                        .Count("seq", Number16(data[2..])).Count("life", Number16(data[4..])),
                    data[6..]));
                break;
            case 7 when data.Length >= 18: // binding error
                message.Set("be", Options(
                    message.New("be").Count("status", data[0]).Addr("hoa", Addr.FromBytes(data.Slice(2, 16))), data[18..]));
                break;
        }
    }

    private static HeaderRecord Init(HeaderRecord record, ReadOnlySpan<byte> data) => Options(
        record.Count("rsv", Number16(data)).Count("cookie", BinaryPrimitives.ReadUInt64BigEndian(data[2..])), data[10..]);

    private static HeaderRecord Test(HeaderRecord record, ReadOnlySpan<byte> data) => Options(
        record.Count("nonce_idx", Number16(data)).Count("cookie", BinaryPrimitives.ReadUInt64BigEndian(data[2..]))
            .Count("token", BinaryPrimitives.ReadUInt64BigEndian(data[10..])),
        data[18..]);

    private static HeaderRecord Options(HeaderRecord record, ReadOnlySpan<byte> data) => NetworkRecords.WithOptions(record, data);

    private static ushort Number16(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16BigEndian(data);
}
