using System.Buffers;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Strings and patterns (language.md 1.5 to 1.7).</summary>
internal sealed partial class Lexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\r\n\0"u8);

    private bool ScanString(ref Token token)
    {
        var at = _position + 1;
        var hasEscapes = false;
        while (true)
        {
            var run = _octets.AsSpan(at).IndexOfAny(StringStops);
            if (run < 0)
                return Unrecognized();
            at += run;
            var octet = _octets[at];
            if (octet == '"')
                break;
            if (octet == 0)
                throw new FatalError("strings cannot contain NUL bytes - use a \\x00 escape sequence instead", Here);
            if (octet != '\\' || At(at + 1) is '\r' or '\n' or -1)
                return Unrecognized();
            hasEscapes = true;
            at += 2;
        }

        var body = _octets.AsSpan(_position + 1, at - _position - 1);
        token.Value = hasEscapes ? Value.Of(Unescape(body)) : Value.String(body);
        return Take(ref token, TokenKind.Constant, at + 1 - _position);
    }

    private ByteString Unescape(ReadOnlySpan<byte> body)
    {
        var result = new byte[body.Length];
        var length = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
            {
                result[length++] = body[i];
                continue;
            }

            i++; // a backslash is never last
            result[length++] = body[i] switch
            {
                (byte)'a' => 7,
                (byte)'b' => 8,
                (byte)'f' => 12,
                (byte)'n' => 10,
                (byte)'r' => 13,
                (byte)'t' => 9,
                (byte)'v' => 11,
                (byte)'x' => HexadecimalEscape(body, ref i),
                >= (byte)'0' and <= (byte)'7' => OctalEscape(body, ref i),
                var other => other,
            };
        }

        return ByteString.Copy(result.AsSpan(0, length));
    }

    private byte HexadecimalEscape(ReadOnlySpan<byte> body, ref int i)
    {
        var value = 0;
        var digits = 0;
        while (digits < 2 && i + 1 < body.Length && IsHexDigit(body[i + 1]))
        {
            value = (value << 4) | HexDigit(body[++i]);
            digits++;
        }

        if (digits == 0)
            _reporter.Error($"bad hexadecimal escape: {System.Text.Encoding.Latin1.GetString(body[(i - 1)..])}", Here);
        return (byte)value;
    }

    private static byte OctalEscape(ReadOnlySpan<byte> body, ref int i)
    {
        var value = body[i] - '0';
        for (var digits = 1; digits < 3 && i + 1 < body.Length && body[i + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
            value = (value << 3) | (body[++i] - '0');
        return (byte)value;
    }

    /// <summary>Reads the slash of <paramref name="token"/> again, as the start of a pattern.</summary>
    /// <returns>False if it is none: empty, or not ended on its line (which is reported).</returns>
    public bool RescanAsPattern(ref Token token)
    {
        var at = token.Start + 1;
        var start = at;
        while (At(at) is not ('/' or '\r' or '\n' or -1))
            at += At(at) == '\\' && At(at + 1) is not ('\r' or '\n' or -1) ? 2 : 1;
        if (At(at) != '/')
        {
            _reporter.Error("pattern not terminated before end of line", token.Location);
            return false;
        }

        if (at == start)
            return false;
        token.Value = Value.String(_octets.AsSpan(start, at - start));
        token.Kind = TokenKind.PatternLiteral;
        token.Text = "";
        at++;
        while (At(at) is 'i' or 's' && !IsNamePart(At(at + 1) is 'i' or 's' ? At(at + 2) : At(at + 1)))
        {
            var flag = At(at) == 'i' ? "i" : "s";
            if (token.Text.Contains(flag, StringComparison.Ordinal))
                _reporter.Error($"pattern has duplicate mode {flag}", token.Location);
            else
                token.Text += flag;
            at++;
        }

        token.End = _position = at;
        return true;
    }
}
