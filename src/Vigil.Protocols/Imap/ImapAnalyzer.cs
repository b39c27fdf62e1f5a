using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Protocols.Lines;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Imap;

/// <summary>Follows an IMAP session up to STARTTLS (RFC 9051, section 6.2.1); TLS gets the rest.</summary>
[Analyzer("IMAP")]
internal sealed class ImapAnalyzer : LineProtocolAnalyzer
{
    private const int MaxCapabilities = 1000;
    private const int MaxTag = 256;

    private readonly ImapEvents _events;
    private byte[]? _startTlsTag;
    private bool _sawCommand;

    /// <summary>Begins on a connection.</summary>
    public ImapAnalyzer(AnalyzerContext context)
        : base(context, LineEnds.Lf, skipsPartial: true) => _events = ImapEvents.Of(Engine);

    /// <inheritdoc/>
    protected override void OnLine(ReadOnlySpan<byte> line, Direction direction)
    {
        if (direction.IsOrig())
            OnCommand(line);
        else
            OnResponse(line);
    }

    // tag SP command ... (section 2.2.1)
    private void OnCommand(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var tag = TakeWord(ref rest);
        var command = TakeWord(ref rest);
        if (tag.IsEmpty || tag.Length > MaxTag || command.IsEmpty)
            return;
        _sawCommand = true;
        if (MimeText.Is(command, "starttls"u8))
            _startTlsTag = tag.ToArray();
    }

    // Untagged: "* ..."; tagged: the tag of the command it completes; continuation: "+ ..." (section 2.2.2).
    private void OnResponse(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var tag = TakeWord(ref rest);
        var word = TakeWord(ref rest);
        if (tag.SequenceEqual("*"u8))
        {
            if (_sawCommand)
                Confirm();
            if (MimeText.Is(word, "capability"u8))
                TellCapabilities(rest);
            else if (MimeText.Is(word, "ok"u8) && rest.StartsWith("[CAPABILITY "u8))
                TellCapabilities(rest["[CAPABILITY "u8.Length..(rest.IndexOf((byte)']') is var end and > 0 ? end : rest.Length)]);
            return;
        }

        if (!_sawCommand || !MimeText.Is(word, "ok"u8))
            return;
        Confirm();
        if (_startTlsTag is null || !tag.SequenceEqual(_startTlsTag))
            return;
        _events.StartTls(Connection);
        HandOverToTls();
    }

    private void TellCapabilities(ReadOnlySpan<byte> list)
    {
        if (!_events.HasCapabilities)
            return;
        var names = new VectorVal(new VectorType(BaseType.String));
        while (names.Count < MaxCapabilities && TakeWord(ref list) is { IsEmpty: false } name)
            names.Add(Value.String(name));
        _events.Capabilities(Connection, names);
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart((byte)' ');
        var end = start.IndexOf((byte)' ');
        var word = end < 0 ? start : start[..end];
        text = end < 0 ? default : start[(end + 1)..];
        return word;
    }
}
