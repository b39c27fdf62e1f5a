using System.Buffers.Binary;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Packets.Decoding.Igmp;

/// <summary>The group records of a version 3 membership report (RFC 9776, 4.2).</summary>
internal static class IgmpGroups
{
    //  report:  type | reserved | checksum | reserved, 2 octets | number of groups
    //  group:   type | auxiliary length (in 4 octets) | number of sources | group address | sources ... | auxiliary data

    private const int ReportLength = 8;
    private const int GroupLength = 8;
    private const int AddressLength = 4;

    /// <summary>The groups that are there as a whole, as records <c>IGMP::Group</c>.</summary>
    public static VectorVal Read(ReadOnlySpan<byte> data, EngineContext engine)
    {
        var type = engine.Service<IScriptNames>().Record("IGMP::Group");
        var groups = new VectorVal(new VectorType(type));
        var count = BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        data = data[ReportLength..];
        for (; count > 0 && data.Length >= GroupLength; count--)
        {
            var sources = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
            var auxiliary = data[1] * 4;
            var length = GroupLength + (sources * AddressLength) + auxiliary;
            if (data.Length < length)
                break;
            groups.Add(Value.Of(Group(type, data[..length], sources, auxiliary, engine)));
            data = data[length..];
        }

        return groups;
    }

    private static RecordVal Group(RecordType type, ReadOnlySpan<byte> data, int sources, int auxiliary, EngineContext engine)
    {
        var group = new HeaderRecord(type, engine)
            .Enum("group_type", data[0]).Count("aux_data_len", (ulong)auxiliary).Count("num_sources", (ulong)sources)
            .Addr("multicast_addr", Addr.FromBytes(data.Slice(4, AddressLength))).String("aux_data", data[^auxiliary..]);
        var addresses = group.NewVector("sources");
        for (var i = 0; i < sources; i++)
            addresses.Add(Value.Addr(Addr.FromBytes(data.Slice(GroupLength + (i * AddressLength), AddressLength))));
        return group.Record;
    }
}
