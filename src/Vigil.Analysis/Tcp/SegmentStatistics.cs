using System.Buffers.Binary;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tcp;

/// <summary>How the segments with data of one end came (<c>conn_stats</c>); kept only where scripts ask for it.</summary>
/// <remarks>The IPv4 identification, which most hosts count up, tells packets that were seen twice from data that were sent twice.</remarks>
internal sealed class SegmentStatistics
{
    private const int IdentificationOffset = 4;

    private ushort _lastIdentification;
    private ulong _packets;
    private ulong _repeated;
    private ulong _repeatedOctets;
    private ulong _inOrder;
    private ulong _outOfOrder;
    private ulong _duplicates;
    private ByteOrder _order;

    // As scripts know them: ENDIAN_UNKNOWN and so on.
    private enum ByteOrder
    {
        Unknown = 0,
        Little = 1,
        Big = 2,
    }

    /// <summary>Notes a segment with data.</summary>
    /// <param name="ip">Its IP header.</param>
    /// <param name="length">Octets of data on the wire.</param>
    /// <param name="isNew">Whether it goes beyond what the end has sent so far.</param>
    public void Note(ref readonly IpHeader ip, int length, bool isNew)
    {
        _packets++;
        if (ip.Version == 4 && IsDuplicate(BinaryPrimitives.ReadUInt16BigEndian(ip.Octets[IdentificationOffset..])))
        {
            _duplicates++;
            return;
        }

        if (isNew)
            return;
        _repeated++;
        _repeatedOctets += (ulong)length;
    }

    /// <summary>The record that scripts see.</summary>
    public RecordVal ToValue(EngineContext context) => new RecordShape(
        context.Service<IScriptNames>(),
        "endpoint_stats", "num_pkts", "num_rxmit", "num_rxmit_bytes", "num_in_order", "num_OO", "num_repl", "endian_type").Create(
        context,
        [
            Value.Count(_packets), Value.Count(_repeated), Value.Count(_repeatedOctets), Value.Count(_inOrder), Value.Count(_outOfOrder),
            Value.Count(_duplicates), Value.Count((ulong)_order),
        ]);

    private bool IsDuplicate(ushort identification)
    {
        var last = _lastIdentification;
        _lastIdentification = identification;
        if (_packets == 1)
            return false;
        if (identification == last)
            return true;
        var asBig = (short)(identification - last);
        var asLittle = (short)(BinaryPrimitives.ReverseEndianness(identification) - BinaryPrimitives.ReverseEndianness(last));
        // Some hosts count in their own order of octets; the smaller step shows it.
        if (_order == ByteOrder.Unknown && Math.Abs((int)asBig) != Math.Abs((int)asLittle))
            _order = Math.Abs((int)asBig) < Math.Abs((int)asLittle) ? ByteOrder.Big : ByteOrder.Little;
        if ((_order == ByteOrder.Little ? asLittle : asBig) > 0)
            _inOrder++;
        else
            _outOfOrder++;
        return false;
    }
}
