using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ftp;

/// <summary>Addresses of data connections as FTP writes them.</summary>
public static class FtpFunctions
{
    /// <summary>Reads the argument of PORT.</summary>
    [Builtin("parse_ftp_port", "function(s: string): ftp_port")]
    public static RecordVal ParsePort(EngineContext context, ByteString s) => Record(context, FtpAddress.ParseNumbers(s.Span));

    /// <summary>Reads the argument of EPRT.</summary>
    [Builtin("parse_eftp_port", "function(s: string): ftp_port")]
    public static RecordVal ParseExtendedPort(EngineContext context, ByteString s) => Record(context, FtpAddress.ParseExtended(s.Span));

    /// <summary>Reads the reply to PASV.</summary>
    [Builtin("parse_ftp_pasv", "function(str: string): ftp_port")]
    public static RecordVal ParsePassive(EngineContext context, ByteString str) => Record(context, FtpAddress.ParsePassive(str.Span));

    /// <summary>Reads the reply to EPSV.</summary>
    [Builtin("parse_ftp_epsv", "function(str: string): ftp_port")]
    public static RecordVal ParseExtendedPassive(EngineContext context, ByteString str) =>
        Record(context, FtpAddress.ParseExtendedPassive(str.Span));

    /// <summary>Writes the argument of PORT; empty for IPv6.</summary>
    [Builtin("fmt_ftp_port", "function(a: addr, p: port): string")]
    public static ByteString Format(EngineContext context, Addr a, Port p)
    {
        if (a.IsV4)
            return ByteString.From(new FtpAddress(a, p.Number).ToNumbers());
        context.Reporter.Error("conversion of non-IPv4 address in fmt_ftp_port");
        return ByteString.Empty;
    }

    private static RecordVal Record(EngineContext context, FtpAddress? address)
    {
        var shape = new RecordShape(context.Service<IScriptNames>(), "ftp_port", "h", "p", "valid");
        var found = address ?? new(Addr.V4(0), 0);
        return shape.Create(
            context, Value.Addr(found.Host), Value.Port(new(found.Port, TransportProtocol.Tcp)), Value.Bool(address is not null));
    }
}
