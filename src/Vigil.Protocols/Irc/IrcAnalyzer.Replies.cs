using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Irc;

// Replies with events of their own (RFC 2812, section 5); the first parameter of each is whom it is for.
internal sealed partial class IrcAnalyzer
{
    private void OnReply(in IrcMessage message, Direction direction)
    {
        var isOrig = direction.IsOrig();
        var code = message.Reply;
        if (code == 0)
        {
            Invalid("irc_invalid_reply_number");
            return;
        }

        var words = IrcText.Words(message.Parameters);
        switch (code)
        {
            case 353 when words.Count > 0: // RPL_NAMREPLY
                TellNames(words, isOrig);
                break;
            case 251: // RPL_LUSERCLIENT
                _events.NetworkInfo(Connection, isOrig, Before(words, "users"u8), Before(words, "services"u8), Before(words, "servers"u8));
                break;
            case 255: // RPL_LUSERME
                _events.ServerInfo(Connection, isOrig, Before(words, "clients"u8), Before(words, "services"u8), Before(words, "servers"u8));
                break;
            case 254: // RPL_LUSERCHANNELS
                _events.ChannelInfo(Connection, isOrig, Before(words, ":channels"u8));
                break;
            case 266: // RPL_GLOBALUSERS
                var colon = message.Parameters.IndexOf((byte)':');
                if (colon < 0)
                    Invalid("invalid_irc_global_users_reply");
                else
                    _events.GlobalUsers(Connection, isOrig, Copy(message.Prefix), Copy(message.Parameters[(colon + 1)..]));
                break;
            case 352: // RPL_WHOREPLY
                TellWhoLine(words, isOrig);
                break;
            case 311: // RPL_WHOISUSER
                if (words.Count < 5)
                    Invalid("irc_invalid_whois_user_line");
                else
                    _events.WhoisUserLine(Connection, isOrig, words[1], words[2], words[3], IrcText.WithoutColon(IrcText.Join(words, 5)));
                break;
            case 313: // RPL_WHOISOPERATOR
                if (words.Count < 2)
                    Invalid("irc_invalid_whois_operator_line");
                else
                    _events.WhoisOperatorLine(Connection, isOrig, words[1]);
                break;
            case 319: // RPL_WHOISCHANNELS
                TellWhoisChannels(words, isOrig);
                break;
            case 332: // RPL_TOPIC
                TellTopic(message.Parameters, isOrig);
                break;
            case 381: // RPL_YOUREOPER
                _events.OperResponse(Connection, isOrig, gotOper: true);
                break;
            case 491: // ERR_NOOPERHOST
                _events.OperResponse(Connection, isOrig, gotOper: false);
                break;
            case 432 or 433: // ERR_ERRONEUSNICKNAME, ERR_NICKNAMEINUSE
                _events.InvalidNick(Connection, isOrig);
                break;
            case 670 when _asksTls && !isOrig: // RPL_STARTTLS
                _events.StartTls(Connection);
                HandOverToTls();
                break;
            default:
                _events.Reply(Connection, isOrig, Copy(message.Prefix), (ulong)code, Copy(message.Parameters));
                break;
        }
    }

    // The number in front of a word.
    private static ulong Before(List<ByteString> words, ReadOnlySpan<byte> word)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Span.SequenceEqual(word))
                return IrcText.Number(words[i - 1].Span);
        }

        return 0;
    }

    // nick ("="|"*"|"@") channel :nick{ nick}
    private void TellNames(List<ByteString> words, bool isOrig)
    {
        var at = 1;
        var kind = ByteString.Empty;
        if (words.Count > at && words[at].Length == 1)
            kind = words[at++];
        if (words.Count <= at)
        {
            Invalid("irc_invalid_names_line");
            return;
        }

        if (!_events.HasNamesInfo)
            return;
        var channel = words[at++];
        var users = new List<ByteString>();
        for (var i = at; i < words.Count; i++)
        {
            var name = i == at ? IrcText.WithoutColon(words[i].Span) : words[i].Span;
            if (name.Length > 0)
                users.Add(Copy(name[0] == '@' ? name[1..] : name));
        }

        _events.NamesInfo(Connection, isOrig, kind, channel, _state.Set(users));
    }

    // nick channel user host server nick flags :hops real name
    private void TellWhoLine(List<ByteString> words, bool isOrig)
    {
        if (words.Count < 9)
        {
            Invalid("irc_invalid_who_line");
            return;
        }

        _events.WhoLine(
            Connection, isOrig, words[0], words[1], words[2], words[3], words[4], words[5], words[6],
            IrcText.Number(IrcText.WithoutColon(words[7].Span)), IrcText.Join(words, 8));
    }

    // nick nick :channel{ channel}
    private void TellWhoisChannels(List<ByteString> words, bool isOrig)
    {
        if (words.Count < 3)
        {
            Invalid("irc_invalid_whois_channel_line");
            return;
        }

        if (!_events.HasWhoisChannelLine)
            return;
        words[2] = IrcText.WithoutColon(words[2]);
        _events.WhoisChannelLine(Connection, isOrig, words[1], _state.Set(words[2..]));
    }

    // nick channel :topic
    private void TellTopic(ReadOnlySpan<byte> parameters, bool isOrig)
    {
        var rest = parameters;
        IrcText.TakeWord(ref rest);
        var channel = IrcText.TakeWord(ref rest);
        if (channel.IsEmpty || !rest.StartsWith(":"u8))
            Invalid("irc_invalid_topic_reply");
        else
            _events.ChannelTopic(Connection, isOrig, Copy(channel), Copy(rest[1..]));
    }
}
