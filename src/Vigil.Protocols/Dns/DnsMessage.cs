using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>Walks the parts of one message and raises their events.</summary>
internal sealed partial class DnsMessage(DnsAnalyzer analyzer, DnsEvents events, DnsState state, DnsHeader header)
{
    private const int OpcodeUpdate = 5;
    private const ushort ClassNone = 254;
    private const ushort ClassAny = 255;

    private RecordVal? _record;

    /// <summary>The header as scripts see it, made when an event first needs it.</summary>
    public RecordVal Record => _record ??= analyzer.MakeRecord(header);

    private EngineContext Engine => analyzer.Engine;

    private DnsRecords Records => state.Records;

    private Value IsQuery => Value.Count(header.IsResponse ? 0 : 1);

    /// <summary>Reads the questions.</summary>
    /// <returns>Whether the rest can be read.</returns>
    public bool ReadQuestions(ref WireReader reader)
    {
        for (var i = 0; i < header.Questions; i++)
        {
            if (!TryReadName(ref reader, out var original))
                return false;
            if (!reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class))
            {
                analyzer.Weird("DNS_truncated_quest_too_short");
                return false;
            }

            RaiseQuestion(original, type, @class);
        }

        return true;
    }

    /// <summary>Reads the records of a section.</summary>
    /// <param name="reader">At the section.</param>
    /// <param name="count">How many records it has.</param>
    /// <param name="section">Which.</param>
    /// <param name="skip">Whether they raise no events.</param>
    /// <returns>Whether the rest can be read.</returns>
    public bool ReadRecords(ref WireReader reader, int count, DnsSection section, bool skip)
    {
        for (var i = 0; i < count; i++)
        {
            if (reader.AtEnd || !TryReadLowerName(ref reader, out var name))
                return false;
            switch (DnsResource.Read(ref reader, out var resource))
            {
                case ParseStatus.NeedMore:
                    analyzer.Weird("DNS_truncated_ans_too_short");
                    return false;
                case ParseStatus.Malformed:
                    analyzer.Weird("DNS_truncated_RR_rdlength_lt_len");
                    return false;
            }

            if (!skip)
                Raise(reader.Whole, name, in resource, section);
        }

        return true;
    }

    private void RaiseQuestion(ByteString original, ushort type, ushort @class)
    {
        var isRejected = header is { IsResponse: true, Answers: 0, Authorities: 0, Additionals: 0 };
        if (!(header.IsResponse ? isRejected ? events.HasRejected : events.HasQueryReply : events.HasRequest || events.HasDynamicUpdate))
            return;

        // NetBIOS writes names in capitals that mean something else in small letters (RFC 1001, 14.1).
        var query = analyzer.IsNetbios ? original : ByteString.Adopt(Lower(original.Span));
        if (header.Opcode == OpcodeUpdate)
            events.DynamicUpdate(analyzer.Connection, Record, query, @class);
        else if (!header.IsResponse)
            events.Request(analyzer.Connection, Record, query, type, @class, original);
        else if (isRejected)
            events.Rejected(analyzer.Connection, Record, query, type, @class, original);
        else
            events.QueryReply(analyzer.Connection, Record, query, type, @class, original);
    }

    private RecordVal MakeAnswer(ByteString name, in DnsResource resource, DnsSection section) => Records.Answer.Create(
        Engine,
        [
            Value.Count((int)section), Value.Of(name), Value.Count((int)resource.Type), Value.Count(resource.Class),
            Value.Interval(resource.TimeToLive),
        ]);

    // Reads a name and says what is wrong with it, if anything.
    private bool TryReadName(ref WireReader reader, out ByteString name)
    {
        Span<byte> text = stackalloc byte[DnsName.MaxText];
        var fault = DnsName.Read(ref reader, text, out var length, state.Options.MaxPointers);
        name = ByteString.Copy(text[..length]);
        var weird = fault switch
        {
            DnsNameFault.Truncated => "DNS_label_len_gt_pkt",
            DnsNameFault.ForwardPointer => "DNS_label_forward_compress_offset",
            DnsNameFault.LabelTooLong => "DNS_label_too_long",
            DnsNameFault.LabelBeyondMessage => "DNS_label_len_gt_pkt",
            DnsNameFault.NameTooLong => "DNS_NAME_too_long",
            _ => "",
        };
        if (weird.Length > 0)
            analyzer.Weird(weird);
        return fault == DnsNameFault.None;
    }

    // Names in records are compared with others, and case does not count in names.
    private bool TryReadLowerName(ref WireReader reader, out ByteString name)
    {
        if (!TryReadName(ref reader, out name))
            return false;
        name = ByteString.Adopt(Lower(name.Span));
        return true;
    }

    private static byte[] Lower(ReadOnlySpan<byte> name)
    {
        var lower = new byte[name.Length];
        System.Text.Ascii.ToLower(name, lower, out var written);
        for (; written < name.Length; written++)
            lower[written] = name[written] is >= (byte)'A' and <= (byte)'Z' ? (byte)(name[written] | 0x20) : name[written];
        return lower;
    }
}
