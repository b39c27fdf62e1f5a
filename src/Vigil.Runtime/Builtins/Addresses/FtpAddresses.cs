using System.Globalization;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Addresses and ports as FTP writes them (RFC 959, 4.1.2; RFC 2428).</summary>
public static class FtpAddresses
{
    /// <summary>The argument of <c>PORT</c>: six numbers with commas.</summary>
    [Builtin("parse_ftp_port", "function(s: string): ftp_port")]
    public static RecordVal ParsePort(EngineContext context, ByteString s) => SixNumbers(context, s.ToString());

    /// <summary>The reply to <c>PASV</c>: six numbers somewhere in the text.</summary>
    [Builtin("parse_ftp_pasv", "function(str: string): ftp_port")]
    public static RecordVal ParsePassive(EngineContext context, ByteString str)
    {
        var text = str.ToString();
        var start = text.IndexOf('(', StringComparison.Ordinal) + 1;
        if (start == 0)
        {
            // Servers may leave out the parentheses: the numbers begin with the last word before the first comma.
            start = text.IndexOf(',', StringComparison.Ordinal);
            while (start > 0 && char.IsAsciiDigit(text[start - 1]))
                start--;
        }

        return start < 0 ? Result(context, default, 0, valid: false) : SixNumbers(context, text[start..]);
    }

    /// <summary>The argument of <c>EPRT</c>: family, address and port between delimiters.</summary>
    [Builtin("parse_eftp_port", "function(s: string): ftp_port")]
    public static RecordVal ParseExtendedPort(EngineContext context, ByteString s)
    {
        var text = s.ToString().Trim();
        var parts = text.Length == 0 ? [] : text.Split(text[0]);
        return parts.Length >= 4 && Addr.TryParse(parts[2], out var address)
            && ushort.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? Result(context, address, port, valid: true)
            : Result(context, default, 0, valid: false);
    }

    /// <summary>The reply to <c>EPSV</c>: a port between delimiters in parentheses.</summary>
    [Builtin("parse_ftp_epsv", "function(str: string): ftp_port")]
    public static RecordVal ParseExtendedPassive(EngineContext context, ByteString str)
    {
        var text = str.ToString();
        var start = text.IndexOf('(', StringComparison.Ordinal) + 1;
        var parts = start == 0 || start == text.Length ? [] : text[start..].Split(text[start]);
        return parts.Length >= 4 && ushort.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? Result(context, Addr.TryParse(parts[2], out var address) ? address : default, port, valid: true)
            : Result(context, default, 0, valid: false);
    }

    /// <summary>Six numbers with commas.</summary>
    [Builtin("fmt_ftp_port", "function(a: addr, p: port): string")]
    public static ByteString Format(EngineContext context, Addr a, Port p)
    {
        if (a.IsV4)
            return ByteString.From($"{a.ToString().Replace('.', ',')},{p.Number >> 8},{p.Number & 255}");
        context.Reporter.Error("conversion of non-IPv4 address in fmt_ftp_port");
        return ByteString.Empty;
    }

    private static RecordVal SixNumbers(EngineContext context, string text)
    {
        var numbers = new byte[6];
        var parts = text.Split(',');
        var valid = parts.Length >= 6;
        for (var i = 0; i < numbers.Length && valid; i++)
        {
            var part = parts[i].AsSpan().Trim();
            if (i == 5 && part.IndexOfAnyExceptInRange('0', '9') is > 0 and var end)
                part = part[..end]; // a parenthesis or point may follow
            valid = byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return valid
            ? Result(context, Addr.FromBytes(numbers.AsSpan(0, 4)), (numbers[4] << 8) | numbers[5], valid: true)
            : Result(context, default, 0, valid: false);
    }

    private static RecordVal Result(EngineContext context, Addr address, int port, bool valid) =>
        BuiltinTypes.Record(context, "ftp_port")
            .With("h", Value.Addr(address))
            .With("p", Value.Port(new(port, TransportProtocol.Tcp)))
            .With("valid", Value.Bool(valid));
}
