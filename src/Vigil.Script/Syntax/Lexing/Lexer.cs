using System.Buffers;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Cuts one source into tokens (language.md 1).</summary>
/// <remarks>
/// A slash is always a division here: the parser, which knows where an operand is due, asks for
/// <see cref="RescanAsPattern"/>.
/// </remarks>
internal sealed partial class Lexer
{
    private static readonly SearchValues<byte> LineEnd = SearchValues.Create("\n"u8);

    private readonly SourceText _source;
    private readonly byte[] _octets;
    private readonly NameTable _names;
    private readonly Reporter _reporter;
    private int _position;
    private int _lineStart;

    /// <summary>A lexer at the start of <paramref name="source"/>.</summary>
    public Lexer(SourceText source, NameTable names, Reporter reporter)
    {
        _source = source;
        _octets = source.Octets;
        _names = names;
        _reporter = reporter;
        if (_octets is [0xEF, 0xBB, 0xBF, ..])
            _position = 3;
    }

    /// <summary>What is being read.</summary>
    public SourceText Source => _source;

    /// <summary>The line that is being read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The place that is being read.</summary>
    public SourceLocation Here => new(_source.Name, Line, Line, _position - _lineStart + 1);

    /// <summary>Reads the next token; <see cref="TokenKind.EndOfInput"/> at the end of the source.</summary>
    public void Next(out Token token)
    {
        var documentation = -1;
        while (true)
        {
            SkipBlanks(ref documentation);
            token = new Token
            {
                Source = _source,
                Line = Line,
                Column = _position - _lineStart + 1,
                Start = _position,
                DocumentationStart = documentation,
            };
            if (_position >= _octets.Length)
            {
                token.End = _position;
                return;
            }

            if (Scan(ref token))
            {
                token.End = _position;
                return;
            }
        }
    }

    /// <summary>Continues at <paramref name="token"/> once more, as if it had not been read.</summary>
    public void Rewind(in Token token)
    {
        _position = token.Start;
        _lineStart = token.Start - token.Column + 1;
        Line = token.Line;
    }

    private void SkipBlanks(ref int documentation)
    {
        var octets = _octets;
        while (_position < octets.Length)
        {
            switch (octets[_position])
            {
                case (byte)'\n':
                    _position++;
                    Line++;
                    _lineStart = _position;
                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\r':
                    _position++;
                    break;
                case (byte)'#':
                    if (documentation < 0 && Peek(1) == '#' && Peek(2) is not ('<' or '!'))
                        documentation = _position;
                    var length = octets.AsSpan(_position).IndexOfAny(LineEnd);
                    _position = length < 0 ? octets.Length : _position + length;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Scans a token that begins here; false if there was none, after saying so.</summary>
    private bool Scan(ref Token token)
    {
        var octet = _octets[_position];
        switch (octet)
        {
            case >= (byte)'0' and <= (byte)'9':
                return ScanNumber(ref token);
            case (byte)'.':
                if (IsDigit(Peek(1)))
                    return ScanNumber(ref token);
                if (Peek(1) == '.' && Peek(2) == '.')
                    return Take(ref token, TokenKind.Ellipsis, 3);
                return Unrecognized();
            case (byte)'"':
                return ScanString(ref token);
            case (byte)'[':
                return ScanBracketedAddress(ref token) || Take(ref token, TokenKind.LeftBracket, 1);
            case (byte)'@':
                return ScanDirective(ref token);
            case (byte)'&':
                return ScanAmpersand(ref token);
            case (byte)':':
                return Peek(1) == ':' && IsNameStart(Peek(2)) ? ScanGlobalName(ref token) : Take(ref token, TokenKind.Colon, 1);
            default:
                return IsNameStart(octet) ? ScanName(ref token) : ScanPunctuation(ref token, octet);
        }
    }

    private bool ScanPunctuation(ref Token token, byte octet)
    {
        var next = Peek(1);
        switch (octet)
        {
            case (byte)'!':
                if (next == '=')
                    return Take(ref token, TokenKind.NotEqual, 2);
                return ScanNotIn(ref token) || Take(ref token, TokenKind.Not, 1);
            case (byte)'%': return Take(ref token, TokenKind.Percent, 1);
            case (byte)'*': return Take(ref token, TokenKind.Star, 1);
            case (byte)'/': return Take(ref token, TokenKind.Slash, 1);
            case (byte)'+': return TakeLonger(ref token, next, '+', TokenKind.PlusPlus, '=', TokenKind.PlusAssign, TokenKind.Plus);
            case (byte)'-': return TakeLonger(ref token, next, '-', TokenKind.MinusMinus, '=', TokenKind.MinusAssign, TokenKind.Minus);
            case (byte)',': return Take(ref token, TokenKind.Comma, 1);
            case (byte)';': return Take(ref token, TokenKind.Semicolon, 1);
            case (byte)'<': return TakeLonger(ref token, next, '=', TokenKind.LessOrEqual, '<', TokenKind.ShiftLeft, TokenKind.Less);
            case (byte)'>': return TakeLonger(ref token, next, '=', TokenKind.GreaterOrEqual, '>', TokenKind.ShiftRight, TokenKind.Greater);
            case (byte)'=': return TakeLonger(ref token, next, '=', TokenKind.Equal, '=', TokenKind.Equal, TokenKind.Assign);
            case (byte)'?': return TakeLonger(ref token, next, '$', TokenKind.HasField, '$', TokenKind.HasField, TokenKind.Question);
            case (byte)'(': return Take(ref token, TokenKind.LeftParen, 1);
            case (byte)')': return Take(ref token, TokenKind.RightParen, 1);
            case (byte)']': return Take(ref token, TokenKind.RightBracket, 1);
            case (byte)'{': return Take(ref token, TokenKind.LeftBrace, 1);
            case (byte)'}': return Take(ref token, TokenKind.RightBrace, 1);
            case (byte)'~': return Take(ref token, TokenKind.Tilde, 1);
            case (byte)'$': return Take(ref token, TokenKind.Dollar, 1);
            case (byte)'|': return TakeLonger(ref token, next, '|', TokenKind.OrOr, '|', TokenKind.OrOr, TokenKind.Bar);
            case (byte)'^': return Take(ref token, TokenKind.Caret, 1);
            default: return Unrecognized();
        }
    }

    private bool ScanNotIn(ref Token token)
    {
        var at = _position + 1;
        while (At(at) is ' ' or '\t')
            at++;
        if (At(at) != 'i' || At(at + 1) != 'n' || IsNamePart(At(at + 2)))
            return false;
        return Take(ref token, TokenKind.NotIn, at + 2 - _position);
    }

    private bool ScanAmpersand(ref Token token)
    {
        if (Peek(1) == '&')
            return Take(ref token, TokenKind.AndAnd, 2);
        var end = _position + 1;
        while (IsNamePart(At(end)))
            end++;
        if (end > _position + 1)
        {
            var word = _names.Intern(_octets.AsSpan(_position + 1, end - _position - 1), out _);
            if (AttributeWords.Contains(word))
            {
                token.Text = word;
                return Take(ref token, TokenKind.Attribute, end - _position);
            }
        }

        return Take(ref token, TokenKind.Ampersand, 1);
    }

    private bool ScanName(ref Token token)
    {
        var end = EndOfName(_position);
        if (At(end) is '.' or '-' && SkipHostName(end))
            return false;
        token.Text = _names.Intern(_octets.AsSpan(_position, end - _position), out token.Kind);
        if (token.Kind == TokenKind.Constant)
            token.Value = Value.Bool(token.Text == "T");
        _position = end;
        return true;
    }

    private bool ScanGlobalName(ref Token token)
    {
        var end = EndOfName(_position + 2);
        token.Text = _names.Intern(_octets.AsSpan(_position + 2, end - _position - 2), out _);
        return Take(ref token, TokenKind.GlobalIdentifier, end - _position);
    }

    private int EndOfName(int start)
    {
        var end = start;
        while (true)
        {
            while (IsNamePart(At(end)))
                end++;
            if (At(end) != ':' || At(end + 1) != ':' || !IsNameStart(At(end + 2)))
                return end;
            end += 2;
        }
    }

    private bool Take(ref Token token, TokenKind kind, int length)
    {
        token.Kind = kind;
        _position += length;
        return true;
    }

    private bool TakeLonger(
        ref Token token, int next, char first, TokenKind ifFirst, char second, TokenKind ifSecond, TokenKind otherwise) =>
        next == first ? Take(ref token, ifFirst, 2)
        : next == second ? Take(ref token, ifSecond, 2)
        : Take(ref token, otherwise, 1);

    private bool Unrecognized()
    {
        var octet = _octets[_position];
        var shown = octet is > 32 and < 127 ? $"{(char)octet}" : $"\\x{octet:x2}";
        _reporter.Error($"unrecognized character: '{shown}'", Here);
        _position++;
        return false;
    }

    private int Peek(int ahead) => At(_position + ahead);

    private int At(int position) => (uint)position < (uint)_octets.Length ? _octets[position] : -1;

    private static bool IsDigit(int octet) => octet is >= '0' and <= '9';

    private static bool IsHexDigit(int octet) => octet is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsNameStart(int octet) => octet is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsNamePart(int octet) => IsNameStart(octet) || IsDigit(octet);
}
