using System.Globalization;
using System.Text;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Numbers, intervals, ports, addresses and subnets (language.md 1.5).</summary>
internal sealed partial class Lexer
{
    private const double SecondsPerDay = 86400;
    private const double SecondsPerHour = 3600;

    private bool ScanNumber(ref Token token)
    {
        if (ScanDottedQuad(ref token))
            return true;
        if (_octets[_position] == '0' && Peek(1) == 'x' && IsHexDigit(Peek(2)))
            return ScanHexadecimal(ref token);

        var end = _position;
        while (IsDigit(At(end)))
            end++;
        var isDouble = At(end) == '.';
        if (isDouble)
        {
            end++;
            while (IsDigit(At(end)))
                end++;
        }

        if (At(end) is 'e' or 'E')
        {
            var exponent = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (IsDigit(At(exponent)))
            {
                isDouble = true;
                end = exponent;
                while (IsDigit(At(end)))
                    end++;
            }
        }

        if (SkipHostName(end))
            return false;
        var text = Encoding.ASCII.GetString(_octets, _position, end - _position);
        if (TryUnit(ref end, out var unit))
        {
            var amount = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            token.Value = Value.Interval(amount * unit);
        }
        else if (isDouble)
        {
            token.Value = Value.Double(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        else if (At(end) == '/' && TryTransport(end + 1, out var transport, out var length))
        {
            end += 1 + length;
            token.Value = PortOf(text, transport, end);
        }
        else
        {
            token.Value = Value.Count(SaturatingCount(text));
        }

        return Take(ref token, TokenKind.Constant, end - _position);
    }

    private bool ScanHexadecimal(ref Token token)
    {
        var end = _position + 2;
        var value = 0UL;
        for (; IsHexDigit(At(end)); end++)
            value = value > ulong.MaxValue >> 4 ? ulong.MaxValue : (value << 4) | (uint)HexDigit(At(end));
        token.Value = Value.Count(value);
        return Take(ref token, TokenKind.Constant, end - _position);
    }

    private static int HexDigit(int octet) => octet <= '9' ? octet - '0' : (octet | 0x20) - 'a' + 10;

    private static ulong SaturatingCount(string digits)
    {
        var value = 0UL;
        foreach (var digit in digits)
        {
            var step = (uint)(digit - '0');
            if (value > (ulong.MaxValue - step) / 10)
                return ulong.MaxValue;
            value = (value * 10) + step;
        }

        return value;
    }

    /// <summary>A unit of time behind a number, blanks between allowed; moves <paramref name="end"/> behind it.</summary>
    private bool TryUnit(ref int end, out double seconds)
    {
        var at = end;
        while (At(at) is ' ' or '\t')
            at++;
        var rest = _octets.AsSpan(Math.Min(at, _octets.Length));
        (seconds, var length) = rest switch
        {
            _ when rest.StartsWith("day"u8) => (SecondsPerDay, 3),
            _ when rest.StartsWith("hr"u8) => (SecondsPerHour, 2),
            _ when rest.StartsWith("min"u8) => (60, 3),
            _ when rest.StartsWith("sec"u8) => (1, 3),
            _ when rest.StartsWith("msec"u8) => (1e-3, 4),
            _ when rest.StartsWith("usec"u8) => (1e-6, 4),
            _ => (0d, 0),
        };
        if (length == 0)
            return false;
        end = at + length;
        if (At(end) == 's')
            end++;
        return true;
    }

    private bool TryTransport(int at, out TransportProtocol transport, out int length)
    {
        var rest = _octets.AsSpan(Math.Min(at, _octets.Length));
        (transport, length) = rest switch
        {
            _ when rest.StartsWith("tcp"u8) => (TransportProtocol.Tcp, 3),
            _ when rest.StartsWith("udp"u8) => (TransportProtocol.Udp, 3),
            _ when rest.StartsWith("icmp"u8) => (TransportProtocol.Icmp, 4),
            _ when rest.StartsWith("unknown"u8) => (TransportProtocol.Unknown, 7),
            _ => default,
        };
        return length > 0 && !IsNamePart(At(at + length));
    }

    private Value PortOf(string digits, TransportProtocol transport, int end)
    {
        var number = SaturatingCount(digits);
        var limit = transport is TransportProtocol.Tcp or TransportProtocol.Udp ? 65535UL : 255;
        if (number > limit)
        {
            _reporter.Error($"bad port number - {_source.Decode(_position, end)}", Here);
            number = 0;
        }

        return Value.Port(new Port((int)number, transport));
    }

    private bool ScanDottedQuad(ref Token token)
    {
        var end = _position;
        for (var group = 0; group < 4; group++)
        {
            if (group > 0 && At(end++) != '.')
                return false;
            var start = end;
            while (IsDigit(At(end)))
                end++;
            if (end == start)
                return false;
        }

        return TakeAddress(ref token, Encoding.ASCII.GetString(_octets, _position, end - _position), end);
    }

    /// <summary>An IPv6 address in brackets; what only looks like one by its letters and colons is none (language.md 1.5).</summary>
    private bool ScanBracketedAddress(ref Token token)
    {
        var start = _position + 1;
        if (At(start) == '0' && At(start + 1) == 'x')
            start += 2;
        var end = start;
        int colons = 0, points = 0;
        for (var octet = At(end); IsHexDigit(octet) || octet is ':' or '.'; octet = At(++end))
        {
            colons += octet == ':' ? 1 : 0;
            points += octet == '.' ? 1 : 0;
        }

        if (At(end) != ']' || colons < 2)
            return false;
        var body = _octets.AsSpan(start, end - start);
        var isCompressed = body.IndexOf("::"u8) >= 0;
        var isFull = points == 0 ? colons == 7 : colons == 6;
        if (points is not (0 or 3) || (!isCompressed && (!isFull || body[0] == ':' || body[^1] == ':')))
            return false;
        return TakeAddress(ref token, Encoding.ASCII.GetString(body), end + 1);
    }

    private bool TakeAddress(ref Token token, string text, int end)
    {
        if (!Addr.TryParse(Shortened(text), out var address))
        {
            _reporter.Error($"Bad IP address: {text}", Here);
            address = default;
        }

        var at = end;
        while (At(at) is ' ' or '\t')
            at++;
        if (At(at) == '/')
        {
            at++;
            while (At(at) is ' ' or '\t')
                at++;
            var digits = at;
            while (IsDigit(At(at)))
                at++;
            if (at > digits)
            {
                token.Value = Value.Subnet(SubnetOf(address, text, _source.Decode(digits, at)));
                return Take(ref token, TokenKind.Constant, at - _position);
            }
        }

        token.Value = Value.Addr(address);
        return Take(ref token, TokenKind.Constant, end - _position);
    }

    /// <summary>A dotted quad without leading zeros, of which there may be any number.</summary>
    private static string Shortened(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal) || text.Length <= 15)
            return text;
        var groups = text.Split('.');
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = groups[i].TrimStart('0');
            if (groups[i].Length == 0)
                groups[i] = "0";
        }

        return string.Join('.', groups);
    }

    private Subnet SubnetOf(Addr address, string text, string digits)
    {
        var isDotted = !text.Contains(':', StringComparison.Ordinal);
        var length = SaturatingCount(digits);
        if (length > (isDotted ? 32UL : 128))
        {
            _reporter.Error($"Bad IPAddr({(isDotted ? "v4" : "v6")}) IPPrefix length : {digits}", Here);
            length = 0;
        }

        return new Subnet(address, isDotted ? (int)length + 96 : (int)length);
    }

    /// <summary>Refuses a host name, whose first label ends or goes on at <paramref name="end"/>; false if it is none.</summary>
    private bool SkipHostName(int end)
    {
        // Labels of letters, digits and hyphens between points; the last one begins with a letter.
        if (_octets.AsSpan(_position, end - _position).IndexOfAny((byte)'_', (byte)':') >= 0)
            return false;
        int at = _position, lastLabel = _position, labels = 1;
        while (true)
        {
            var octet = At(at);
            if (octet == '.' && at > lastLabel && (IsDigit(At(at + 1)) || (IsNameStart(At(at + 1)) && At(at + 1) != '_')))
            {
                lastLabel = ++at;
                labels++;
            }
            else if (octet == '-' || (IsNamePart(octet) && octet != '_'))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        if (labels < 2 || at <= end || IsDigit(At(lastLabel)))
            return false;
        _reporter.Error(
            $"DNS lookup of host literal '{_source.Decode(_position, at)}' is not supported. Replace with blocking_lookup_hostname().",
            Here);
        _position = at;
        return true;
    }
}
