using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tcp;

internal sealed partial class TcpConnection
{
    // The order of the letters is what scripts expect.
    private static string FlagText(TcpFlags flags)
    {
        Span<char> text = stackalloc char[8];
        var count = 0;
        if ((flags & TcpFlags.Syn) != 0)
            text[count++] = 'S';
        if ((flags & TcpFlags.Fin) != 0)
            text[count++] = 'F';
        if ((flags & TcpFlags.Rst) != 0)
            text[count++] = 'R';
        if ((flags & TcpFlags.Ack) != 0)
            text[count++] = 'A';
        if ((flags & TcpFlags.Push) != 0)
            text[count++] = 'P';
        if ((flags & TcpFlags.Urgent) != 0)
            text[count++] = 'U';
        if ((flags & TcpFlags.EceEcho) != 0)
            text[count++] = 'E';
        if ((flags & TcpFlags.CongestionReduced) != 0)
            text[count++] = 'C';
        return new(text[..count]);
    }

    private void RaisePacket(Direction direction, long position, long acknowledged, ref readonly TcpSegment segment) =>
        _tcpEvents.Packet(this, direction.IsOrig(), FlagText(segment.Flags), (ulong)Math.Max(0, position), (ulong)Math.Max(0, acknowledged),
            (ulong)segment.DataLength, segment.Data);

    private void RaiseSyn(Direction direction, ref readonly TcpSegment segment, ref readonly DecodedPacket packet)
    {
        if (Engine.Find<ITypeTable>()?.Find("SYN_packet") is not RecordType type)
            return;
        var record = RecordVal.Create(type, Engine);
        var isV4 = packet.Ip.Version == 4;
        record[type.SlotOf("is_orig")] = Value.Bool(direction.IsOrig());
        record[type.SlotOf("DF")] = Value.Bool(isV4 && (packet.Ip.Octets[6] & 0x40) != 0);
        record[type.SlotOf("ttl")] = Value.Count(packet.Ip.Ttl);
        record[type.SlotOf("size")] = Value.Count(packet.Ip.TotalLength);
        record[type.SlotOf("win_size")] = Value.Count(segment.Window);
        var scale = -1L;
        var maximum = 0UL;
        var sack = false;
        var options = new TcpOptions(segment.Options);
        while (options.MoveNext())
        {
            switch (options.Kind)
            {
                case TcpOptions.WindowScale when options.Data.Length == 1:
                    scale = options.Data[0];
                    break;
                case TcpOptions.MaximumSegmentSize when options.Data.Length == 2:
                    maximum = BinaryPrimitives.ReadUInt16BigEndian(options.Data);
                    break;
                case TcpOptions.SackPermitted:
                    sack = true;
                    break;
                case TcpOptions.Timestamps when options.Data.Length == 8:
                    record[type.SlotOf("TSval")] = Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(options.Data));
                    record[type.SlotOf("TSecr")] = Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(options.Data[4..]));
                    break;
            }
        }

        record[type.SlotOf("win_scale")] = Value.Int(scale);
        record[type.SlotOf("MSS")] = Value.Count(maximum);
        record[type.SlotOf("SACK_OK")] = Value.Bool(sack);
        _tcpEvents.SynPacket(this, record);
    }

    private void RaiseOptions(Direction direction, ref readonly TcpSegment segment)
    {
        var list = (Engine.Find<ITypeTable>()?.Find("TCP::OptionList") as VectorType) is { } listType && _tcpEvents.HasOptions
            ? new VectorVal(listType)
            : null;
        var options = new TcpOptions(segment.Options);
        while (options.MoveNext())
        {
            _tcpEvents.Option(this, direction.IsOrig(), options.Kind, (ulong)options.Octets.Length);
            if (list?.VectorType.Element is RecordType type)
                list.Add(Value.Of(OptionRecord(type, in options)));
        }

        if (list is not null)
            _tcpEvents.Options(this, direction.IsOrig(), list);
    }

    private RecordVal OptionRecord(RecordType type, ref readonly TcpOptions option)
    {
        var record = RecordVal.Create(type, Engine);
        record[type.SlotOf("kind")] = Value.Count(option.Kind);
        record[type.SlotOf("length")] = Value.Count(option.Octets.Length);
        var data = option.Data;
        switch (option.Kind)
        {
            case TcpOptions.EndOfList or TcpOptions.NoOperation or TcpOptions.SackPermitted:
                break;
            case TcpOptions.MaximumSegmentSize when data.Length == 2:
                record[type.SlotOf("mss")] = Value.Count(BinaryPrimitives.ReadUInt16BigEndian(data));
                break;
            case TcpOptions.WindowScale when data.Length == 1:
                record[type.SlotOf("window_scale")] = Value.Count(data[0]);
                break;
            case TcpOptions.Sack when data.Length % 4 == 0:
                var edges = new VectorVal((VectorType)type.Fields[type.SlotOf("sack")].Type);
                for (; !data.IsEmpty; data = data[4..])
                    edges.Add(Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(data)));
                record[type.SlotOf("sack")] = Value.Of(edges);
                break;
            case TcpOptions.Timestamps when data.Length == 8:
                record[type.SlotOf("send_timestamp")] = Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(data));
                record[type.SlotOf("echo_timestamp")] = Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
                break;
            default:
                record[type.SlotOf("data")] = Value.String(data);
                break;
        }

        return record;
    }
}
