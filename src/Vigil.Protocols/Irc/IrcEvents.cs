using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Irc;

/// <summary>What scripts hear of IRC (RFC 1459, RFC 2812; numbers are those of replies).</summary>
internal sealed partial class IrcEvents : EventSource
{
    /// <summary>Number of channels formed (254).</summary>
    [Event("irc_channel_info", "c: connection, is_orig: bool, chans: count")]
    public partial void ChannelInfo(IValueSource c, bool isOrig, ulong chans);

    /// <summary>Topic of a channel (332).</summary>
    [Event("irc_channel_topic", "c: connection, is_orig: bool, channel: string, topic: string")]
    public partial void ChannelTopic(IValueSource c, bool isOrig, ByteString channel, ByteString topic);

    /// <summary>A direct connection is offered (CTCP DCC).</summary>
    [Event(
        "irc_dcc_message",
        "c: connection, is_orig: bool, prefix: string, target: string, dcc_type: string, argument: string, address: addr, dest_port: count, size: count")]
    public partial void Dcc(
        IValueSource c, bool isOrig, ByteString prefix, ByteString target, ByteString dccType, ByteString argument, Addr address, ulong destPort, ulong size);

    /// <summary>The receiver of a file says how much it has (DCC SEND).</summary>
    [Event("irc_dcc_send_ack", "c: connection, bytes_received: count")]
    public partial void DccSendAck(IValueSource c, ulong bytesReceived);

    /// <summary>ERROR.</summary>
    [Event("irc_error_message", "c: connection, is_orig: bool, prefix: string, message: string")]
    public partial void Error(IValueSource c, bool isOrig, ByteString prefix, ByteString message);

    /// <summary>Local and global users (266).</summary>
    [Event("irc_global_users", "c: connection, is_orig: bool, prefix: string, msg: string")]
    public partial void GlobalUsers(IValueSource c, bool isOrig, ByteString prefix, ByteString msg);

    /// <summary>A nickname was refused (432, 433).</summary>
    [Event("irc_invalid_nick", "c: connection, is_orig: bool")]
    public partial void InvalidNick(IValueSource c, bool isOrig);

    /// <summary>INVITE.</summary>
    [Event("irc_invite_message", "c: connection, is_orig: bool, prefix: string, nickname: string, channel: string")]
    public partial void Invite(IValueSource c, bool isOrig, ByteString prefix, ByteString nickname, ByteString channel);

    /// <summary>JOIN, and NJOIN between servers.</summary>
    [Event("irc_join_message", "c: connection, is_orig: bool, info_list: irc_join_list")]
    public partial void Join(IValueSource c, bool isOrig, TableVal infoList);

    /// <summary>KICK.</summary>
    [Event("irc_kick_message", "c: connection, is_orig: bool, prefix: string, chans: string, users: string, comment: string")]
    public partial void Kick(IValueSource c, bool isOrig, ByteString prefix, ByteString chans, ByteString users, ByteString comment);

    /// <summary>A command of which no other event tells.</summary>
    [Event("irc_message", "c: connection, is_orig: bool, prefix: string, command: string, message: string")]
    public partial void Message(IValueSource c, bool isOrig, ByteString prefix, ByteString command, ByteString message);

    /// <summary>MODE.</summary>
    [Event("irc_mode_message", "c: connection, is_orig: bool, prefix: string, params: string")]
    public partial void Mode(IValueSource c, bool isOrig, ByteString prefix, ByteString parameters);

    /// <summary>Who is on a channel (353).</summary>
    [Event("irc_names_info", "c: connection, is_orig: bool, c_type: string, channel: string, users: string_set")]
    public partial void NamesInfo(IValueSource c, bool isOrig, ByteString cType, ByteString channel, TableVal users);

    /// <summary>Users, services and servers of the network (251).</summary>
    [Event("irc_network_info", "c: connection, is_orig: bool, users: count, services: count, servers: count")]
    public partial void NetworkInfo(IValueSource c, bool isOrig, ulong users, ulong services, ulong servers);

    /// <summary>NICK.</summary>
    [Event("irc_nick_message", "c: connection, is_orig: bool, who: string, newnick: string")]
    public partial void Nick(IValueSource c, bool isOrig, ByteString who, ByteString newnick);

    /// <summary>NOTICE.</summary>
    [Event("irc_notice_message", "c: connection, is_orig: bool, source: string, target: string, message: string")]
    public partial void Notice(IValueSource c, bool isOrig, ByteString source, ByteString target, ByteString message);

    /// <summary>OPER.</summary>
    [Event("irc_oper_message", "c: connection, is_orig: bool, user: string, password: string")]
    public partial void Oper(IValueSource c, bool isOrig, ByteString user, ByteString password);

    /// <summary>The answer to OPER (381, 491).</summary>
    [Event("irc_oper_response", "c: connection, is_orig: bool, got_oper: bool")]
    public partial void OperResponse(IValueSource c, bool isOrig, bool gotOper);

    /// <summary>PART.</summary>
    [Event("irc_part_message", "c: connection, is_orig: bool, nick: string, chans: string_set, message: string")]
    public partial void Part(IValueSource c, bool isOrig, ByteString nick, TableVal chans, ByteString message);

    /// <summary>PASS.</summary>
    [Event("irc_password_message", "c: connection, is_orig: bool, password: string")]
    public partial void Password(IValueSource c, bool isOrig, ByteString password);

    /// <summary>PRIVMSG.</summary>
    [Event("irc_privmsg_message", "c: connection, is_orig: bool, source: string, target: string, message: string")]
    public partial void Privmsg(IValueSource c, bool isOrig, ByteString source, ByteString target, ByteString message);

    /// <summary>QUIT.</summary>
    [Event("irc_quit_message", "c: connection, is_orig: bool, nick: string, message: string")]
    public partial void Quit(IValueSource c, bool isOrig, ByteString nick, ByteString message);

    /// <summary>A reply of which no other event tells.</summary>
    [Event("irc_reply", "c: connection, is_orig: bool, prefix: string, code: count, params: string")]
    public partial void Reply(IValueSource c, bool isOrig, ByteString prefix, ulong code, ByteString parameters);

    /// <summary>A command of the client of which no other event tells.</summary>
    [Event("irc_request", "c: connection, is_orig: bool, prefix: string, command: string, arguments: string")]
    public partial void Request(IValueSource c, bool isOrig, ByteString prefix, ByteString command, ByteString arguments);

    /// <summary>Users, services and servers of one server (255).</summary>
    [Event("irc_server_info", "c: connection, is_orig: bool, users: count, services: count, servers: count")]
    public partial void ServerInfo(IValueSource c, bool isOrig, ulong users, ulong services, ulong servers);

    /// <summary>SQUERY.</summary>
    [Event("irc_squery_message", "c: connection, is_orig: bool, source: string, target: string, message: string")]
    public partial void Squery(IValueSource c, bool isOrig, ByteString source, ByteString target, ByteString message);

    /// <summary>SQUIT.</summary>
    [Event("irc_squit_message", "c: connection, is_orig: bool, prefix: string, server: string, message: string")]
    public partial void Squit(IValueSource c, bool isOrig, ByteString prefix, ByteString server, ByteString message);

    /// <summary>The connection goes on under TLS (670).</summary>
    [Event("irc_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);

    /// <summary>USER.</summary>
    [Event("irc_user_message", "c: connection, is_orig: bool, user: string, host: string, server: string, real_name: string")]
    public partial void User(IValueSource c, bool isOrig, ByteString user, ByteString host, ByteString server, ByteString realName);

    /// <summary>A line of the answer to WHO (352).</summary>
    [Event(
        "irc_who_line",
        "c: connection, is_orig: bool, target_nick: string, channel: string, user: string, host: string, server: string, nick: string, params: string, hops: count, real_name: string")]
    public partial void WhoLine(
        IValueSource c, bool isOrig, ByteString targetNick, ByteString channel, ByteString user, ByteString host, ByteString server, ByteString nick, ByteString parameters, ulong hops, ByteString realName);

    /// <summary>WHO.</summary>
    [Event("irc_who_message", "c: connection, is_orig: bool, mask: string, oper: bool")]
    public partial void Who(IValueSource c, bool isOrig, ByteString mask, bool oper);

    /// <summary>Channels of a user (319).</summary>
    [Event("irc_whois_channel_line", "c: connection, is_orig: bool, nick: string, chans: string_set")]
    public partial void WhoisChannelLine(IValueSource c, bool isOrig, ByteString nick, TableVal chans);

    /// <summary>WHOIS.</summary>
    [Event("irc_whois_message", "c: connection, is_orig: bool, server: string, users: string")]
    public partial void Whois(IValueSource c, bool isOrig, ByteString server, ByteString users);

    /// <summary>A user is an operator (313).</summary>
    [Event("irc_whois_operator_line", "c: connection, is_orig: bool, nick: string")]
    public partial void WhoisOperatorLine(IValueSource c, bool isOrig, ByteString nick);

    /// <summary>Who a user is (311).</summary>
    [Event("irc_whois_user_line", "c: connection, is_orig: bool, nick: string, user: string, host: string, real_name: string")]
    public partial void WhoisUserLine(IValueSource c, bool isOrig, ByteString nick, ByteString user, ByteString host, ByteString realName);
}
