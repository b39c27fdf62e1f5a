using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Directives, and the text that conditionals skip (language.md 1.8).</summary>
internal sealed partial class Lexer
{
    private bool ScanDirective(ref Token token)
    {
        var end = _position + 1;
        while (At(end) is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_')
            end++;
        var word = _octets.AsSpan(_position + 1, end - _position - 1);
        var length = end - _position;
        switch (word)
        {
            case var _ when word.SequenceEqual("if"u8): return Take(ref token, TokenKind.AtIf, length);
            case var _ when word.SequenceEqual("ifdef"u8): return Take(ref token, TokenKind.AtIfdef, length);
            case var _ when word.SequenceEqual("ifndef"u8): return Take(ref token, TokenKind.AtIfndef, length);
            case var _ when word.SequenceEqual("else"u8): return Take(ref token, TokenKind.AtElse, length);
            case var _ when word.SequenceEqual("endif"u8): return Take(ref token, TokenKind.AtEndif, length);
            case var _ when word.SequenceEqual("load"u8): return TakeWord(ref token, TokenKind.AtLoad, end);
            case var _ when word.SequenceEqual("load-sigs"u8): return TakeWord(ref token, TokenKind.AtLoadSigs, end);
            case var _ when word.SequenceEqual("load-plugin"u8): return TakeWord(ref token, TokenKind.AtLoadPlugin, end);
            case var _ when word.SequenceEqual("unload"u8): return TakeWord(ref token, TokenKind.AtUnload, end);
            case var _ when word.SequenceEqual("prefixes"u8): return TakeLine(ref token, TokenKind.AtPrefixes, end);
            case var _ when word.SequenceEqual("deprecated"u8): return TakeLine(ref token, TokenKind.AtDeprecated, end);
            case var _ when word.SequenceEqual("pragma"u8): return TakeLine(ref token, TokenKind.AtPragma, end);
            case var _ when word.SequenceEqual("DIR"u8):
                token.Value = Value.String(AbsoluteDirectory());
                return Take(ref token, TokenKind.Constant, length);
            case var _ when word.SequenceEqual("FILENAME"u8):
                token.Value = Value.String(_source.FileName);
                return Take(ref token, TokenKind.Constant, length);
            default:
                return Unrecognized();
        }
    }

    private string AbsoluteDirectory() => _source.Directory.StartsWith('.')
        ? Path.GetFullPath(_source.Directory)
        : _source.Directory;

    /// <summary>The directive's argument is everything up to the next white space.</summary>
    private bool TakeWord(ref Token token, TokenKind kind, int at)
    {
        while (At(at) is ' ' or '\t')
            at++;
        var start = at;
        while (At(at) is not (' ' or '\t' or '\r' or '\n' or -1))
            at++;
        token.Text = _source.Decode(start, at);
        return Take(ref token, kind, at - _position);
    }

    /// <summary>The directive's argument is the rest of the line, without blanks around it.</summary>
    private bool TakeLine(ref Token token, TokenKind kind, int at)
    {
        var start = at;
        while (At(at) is not ('\r' or '\n' or -1))
            at++;
        token.Text = _source.Decode(start, at).Trim();
        return Take(ref token, kind, at - _position);
    }

    /// <summary>Skips a branch that is not taken; stands behind <c>@endif</c>, or <c>@else</c> where that is asked for.</summary>
    /// <param name="stopsAtElse">Whether the branch's own <c>@else</c> ends it.</param>
    /// <returns>Whether it ended with <c>@else</c>.</returns>
    /// <remarks>Comments and strings are not recognised, as in the reference: a directive in them counts.</remarks>
    public bool SkipBranch(bool stopsAtElse)
    {
        var depth = 0;
        while (_position < _octets.Length)
        {
            var run = _octets.AsSpan(_position).IndexOfAny((byte)'@', (byte)'\n');
            if (run < 0)
                break;
            _position += run;
            if (_octets[_position] == '\n')
            {
                _lineStart = ++_position;
                Line++;
                continue;
            }

            var rest = _octets.AsSpan(++_position);
            if (rest.StartsWith("if"u8))
            {
                depth++;
            }
            else if (rest.StartsWith("endif"u8))
            {
                if (depth-- == 0)
                {
                    _position += "endif".Length;
                    return false;
                }
            }
            else if (rest.StartsWith("else"u8) && depth == 0 && stopsAtElse)
            {
                _position += "else".Length;
                return true;
            }
        }

        _position = _octets.Length;
        throw new FatalError("unbalanced @if... @endif", Here);
    }
}
