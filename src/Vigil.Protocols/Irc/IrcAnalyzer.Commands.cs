using System.Globalization;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Irc;

// Commands with parameters of their own (RFC 2812, section 3).
internal sealed partial class IrcAnalyzer
{
    private const byte CtcpMark = 1;

    private enum Told
    {
        Privmsg,
        Notice,
        Squery,
    }

    private static ByteString At(List<ByteString> words, int index) => index < words.Count ? words[index] : ByteString.Empty;

    private void TellUser(List<ByteString> words, bool isOrig)
    {
        // The reference runs the second word of the real name into the first, and ends each further one with a space.
        var name = new List<byte>();
        for (var i = 3; i < words.Count; i++)
        {
            name.AddRange(words[i].Span);
            if (i > 3)
                name.Add((byte)' ');
        }

        if (name.Count > 0 && name[0] == ':')
            name.RemoveAt(0);
        _events.User(Connection, isOrig, At(words, 0), At(words, 1), At(words, 2), ByteString.Adopt([.. name]));
    }

    private void TellMessage(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, bool isOrig, string fault, Told told)
    {
        var rest = text;
        var target = IrcText.TakeWord(ref rest);
        rest = rest.TrimStart((byte)' ');
        if (target.IsEmpty || rest.IsEmpty)
        {
            Invalid(fault);
            return;
        }

        rest = IrcText.WithoutColon(rest);
        var inner = rest.Trim(CtcpMark);
        if (told == Told.Privmsg && inner.StartsWith("DCC "u8))
        {
            TellDcc(IrcText.Words(inner[4..]), prefix, target, isOrig);
            return;
        }

        var source = Copy(prefix);
        if (told == Told.Privmsg)
            _events.Privmsg(Connection, isOrig, source, Copy(target), Copy(rest));
        else if (told == Told.Notice)
            _events.Notice(Connection, isOrig, source, Copy(target), Copy(rest));
        else
            _events.Squery(Connection, isOrig, source, Copy(target), Copy(rest));
    }

    // type argument address port [size]; the address is one decimal number (DCC over CTCP).
    private void TellDcc(List<ByteString> words, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> target, bool isOrig)
    {
        if (words.Count is < 4 or > 5)
        {
            Invalid("irc_invalid_dcc_message_format");
            return;
        }

        var port = IrcText.Number(words[3].Span);
        if (port is 0 or > 65535)
        {
            Weird("irc_invalid_dcc_port", port.ToString(CultureInfo.InvariantCulture));
            return;
        }

        var size = words.Count > 4 ? IrcText.Number(words[4].Span) : 0;
        _events.Dcc(
            Connection, isOrig, Copy(prefix), Copy(target), words[0], words[1], Addr.V4((uint)IrcText.Number(words[2].Span)), port, size);
    }

    // channel{,channel} [key{,key}]
    private void TellJoin(List<ByteString> words, ReadOnlySpan<byte> prefix, bool isOrig)
    {
        if (words.Count is 0 or > 4)
        {
            Invalid("irc_invalid_join_line");
            return;
        }

        if (!_events.HasJoin)
            return;
        var nick = Copy(IrcText.NickOf(prefix));
        var keys = words.Count > 1 ? IrcText.Words(words[1].Span, (byte)',') : [];
        var joins = _state.Joins();
        var at = 0;
        foreach (var channel in IrcText.Words(IrcText.WithoutColon(words[0]).Span, (byte)','))
        {
            // Between servers a channel may carry the mode of its user behind a BEL (RFC 2813, section 4.2.1).
            var mark = channel.Span.IndexOf((byte)7);
            var name = mark < 0 ? channel : Copy(channel.Span[..mark]);
            var mode = mark < 0 ? ByteString.Empty : Copy(channel.Span[(mark + 1)..]);
            _state.AddJoin(joins, nick, name, At(keys, at++), mode);
        }

        _events.Join(Connection, isOrig, joins);
    }

    // channel :[@@|@][+]nick{,...} (RFC 2813, section 4.2.2)
    private void TellServerJoin(List<ByteString> words, bool isOrig)
    {
        if (words.Count != 2)
        {
            Invalid("irc_invalid_njoin_line");
            return;
        }

        if (!_events.HasJoin)
            return;
        var joins = _state.Joins();
        foreach (var member in IrcText.Words(IrcText.WithoutColon(words[1]).Span, (byte)','))
        {
            var nick = member.Span.TrimStart("@+"u8);
            var mode = member.Span[..(member.Length - nick.Length)];
            var name = mode.StartsWith("@@"u8) ? "creator" : mode.StartsWith("@"u8) ? "operator" : mode.StartsWith("+"u8) ? "voice" : "none";
            _state.AddJoin(joins, Copy(nick), words[0], ByteString.Empty, ByteString.From(name));
        }

        _events.Join(Connection, isOrig, joins);
    }

    private void TellPart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, bool isOrig)
    {
        if (!_events.HasPart)
            return;
        var rest = text;
        var channels = IrcText.WithoutColon(IrcText.TakeWord(ref rest));
        _events.Part(
            Connection, isOrig, Copy(IrcText.NickOf(prefix)), _state.Set(IrcText.Words(channels, (byte)',')), Copy(IrcText.WithoutColon(rest)));
    }

    private void TellKick(List<ByteString> words, ReadOnlySpan<byte> prefix, bool isOrig)
    {
        if (words.Count < 2)
            Invalid("irc_invalid_kick_message_format");
        else
            _events.Kick(Connection, isOrig, Copy(prefix), words[0], words[1], IrcText.WithoutColon(IrcText.Join(words, 2)));
    }

    private void TellOper(List<ByteString> words, bool isOrig)
    {
        if (words.Count != 2)
            Invalid("irc_invalid_oper_message_format");
        else
            _events.Oper(Connection, isOrig, words[0], words[1]);
    }

    private void TellInvite(List<ByteString> words, ReadOnlySpan<byte> prefix, bool isOrig)
    {
        if (words.Count != 2)
            Invalid("irc_invalid_invite_message_format");
        else
            _events.Invite(Connection, isOrig, Copy(prefix), words[0], IrcText.WithoutColon(words[1]));
    }

    // [mask ["o"]]
    private void TellWho(List<ByteString> words, bool isOrig)
    {
        if (words.Count > 2)
            Invalid("irc_invalid_who_message_format");
        else
            _events.Who(Connection, isOrig, IrcText.WithoutColon(At(words, 0)), At(words, 1).Span.SequenceEqual("o"u8));
    }

    // [server] mask{,mask}
    private void TellWhois(List<ByteString> words, bool isOrig)
    {
        if (words.Count is 0 or > 2)
            Invalid("irc_invalid_whois_message_format");
        else if (words.Count == 1)
            _events.Whois(Connection, isOrig, ByteString.Empty, words[0]);
        else
            _events.Whois(Connection, isOrig, words[0], words[1]);
    }

    private void TellSquit(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, bool isOrig)
    {
        var rest = text;
        var server = IrcText.TakeWord(ref rest);
        _events.Squit(Connection, isOrig, Copy(prefix), Copy(server), Copy(IrcText.WithoutColon(rest)));
    }
}
