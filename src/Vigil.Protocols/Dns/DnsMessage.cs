using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>Walks the parts of one message and raises their events. One serves all messages of an engine, one after the other.</summary>
internal sealed partial class DnsMessage(DnsEvents events, DnsState state)
{
    private const int OpcodeUpdate = 5;
    private const ushort ClassNone = 254;
    private const ushort ClassAny = 255;

    // A name with its data may hold three names at once; each of them stays readable until three more were read.
    private readonly byte[][] _texts = [new byte[DnsName.MaxText], new byte[DnsName.MaxText], new byte[DnsName.MaxText], new byte[DnsName.MaxText]];
    private DnsAnalyzer _analyzer = null!; // set by Begin
    private DnsHeader _header;
    private RecordVal? _record;
    private int _nextText;

    /// <summary>The header as scripts see it, made when an event first needs it.</summary>
    public RecordVal Record => _record ??= _analyzer.MakeRecord(_header);

    /// <summary>Turns to another message.</summary>
    public void Begin(DnsAnalyzer owner, DnsHeader of)
    {
        (_analyzer, _header, _record) = (owner, of, null);
    }

    private EngineContext Engine => _analyzer.Engine;

    private DnsRecords Records => state.Records;

    private Value IsQuery => Value.Count(_header.IsResponse ? 0 : 1);

    /// <summary>Reads the questions.</summary>
    /// <returns>Whether the rest can be read.</returns>
    public bool ReadQuestions(ref WireReader reader)
    {
        for (var i = 0; i < _header.Questions; i++)
        {
            var original = ReadName(ref reader);
            if (!reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class))
            {
                _analyzer.Weird("DNS_truncated_quest_too_short");
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
            if (reader.AtEnd)
                return false;
            var name = ReadName(ref reader);
            switch (DnsResource.Read(ref reader, out var resource))
            {
                case ParseStatus.NeedMore:
                    _analyzer.Weird("DNS_truncated_ans_too_short");
                    return false;
                case ParseStatus.Malformed:
                    _analyzer.Weird("DNS_truncated_RR_rdlength_lt_len");
                    return false;
            }

            if (!skip)
                Raise(reader.Whole, name, in resource, section);
        }

        return true;
    }

    private void RaiseQuestion(DnsNameText name, ushort type, ushort @class)
    {
        var isRejected = _header is { IsResponse: true, Answers: 0, Authorities: 0, Additionals: 0 };
        if (!(_header.IsResponse ? isRejected ? events.HasRejected : events.HasQueryReply : events.HasRequest || events.HasDynamicUpdate))
            return;

        // NetBIOS writes names in capitals that mean something else in small letters (RFC 1001, 14.1).
        var original = name.ToText();
        var query = _analyzer.IsNetbios ? original : name.ToLower();
        if (_header.Opcode == OpcodeUpdate)
            events.DynamicUpdate(_analyzer.Connection, Record, query, @class);
        else if (!_header.IsResponse)
            events.Request(_analyzer.Connection, Record, query, type, @class, original);
        else if (isRejected)
            events.Rejected(_analyzer.Connection, Record, query, type, @class, original);
        else
            events.QueryReply(_analyzer.Connection, Record, query, type, @class, original);
    }

    private RecordVal MakeAnswer(DnsNameText name, in DnsResource resource, DnsSection section) => Records.Answer.Create(
        Engine,
        [
            Value.Count((int)section), Value.Of(name.ToLower()), Value.Count((int)resource.Type), Value.Count(resource.Class),
            Value.Interval(resource.TimeToLive),
        ]);

    // Reads a name and says what is wrong with it, if anything; what was read of it counts in any case.
    private DnsNameText ReadName(ref WireReader reader)
    {
        var text = _texts[_nextText];
        _nextText = (_nextText + 1) % _texts.Length;
        var faults = DnsName.Read(ref reader, text, out var length, state.Options.MaxPointers, allowsLongLabels: _analyzer.IsNetbios);
        if (faults != DnsNameFaults.None)
            Tell(faults);
        return new(text.AsSpan(0, length));
    }

    private void Tell(DnsNameFaults faults)
    {
        if (faults.HasFlag(DnsNameFaults.ForwardPointer))
            _analyzer.Weird("DNS_label_forward_compress_offset");
        if (faults.HasFlag(DnsNameFaults.LabelBeyondMessage))
            _analyzer.Weird("DNS_label_len_gt_pkt");
        if (faults.HasFlag(DnsNameFaults.LabelTooLong))
            _analyzer.Weird("DNS_label_too_long");
        if (faults.HasFlag(DnsNameFaults.LabelBeyondText))
            _analyzer.Weird("DNS_label_len_gt_name_len");
        if (faults.HasFlag(DnsNameFaults.NameTooLong))
            _analyzer.Weird("DNS_NAME_too_long");
    }
}
