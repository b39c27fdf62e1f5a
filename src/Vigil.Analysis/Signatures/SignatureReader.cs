using System.Globalization;
using System.Text;
using Vigil.Core.Net;

namespace Vigil.Analysis.Signatures;

/// <summary>Reads the tokens of a signature file (language.md 7.1). The parser asks for what the grammar wants next.</summary>
internal sealed class SignatureReader(byte[] text)
{
    private int _position;

    /// <summary>The line of the next octet, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether nothing but blanks and comments is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _position >= text.Length;
        }
    }

    /// <summary>The octet the next token begins with; NUL at the end.</summary>
    public char Peek()
    {
        SkipBlanks();
        return _position < text.Length ? (char)text[_position] : '\0';
    }

    /// <summary>Takes a punctuation mark if it comes next.</summary>
    public bool TryTake(string mark)
    {
        SkipBlanks();
        if (_position + mark.Length > text.Length)
            return false;
        for (var i = 0; i < mark.Length; i++)
        {
            if (text[_position + i] != mark[i])
                return false;
        }

        _position += mark.Length;
        return true;
    }

    /// <summary>Takes a punctuation mark.</summary>
    public void Take(string mark)
    {
        if (!TryTake(mark))
            throw SyntaxError();
    }

    /// <summary>Takes a word: a keyword, or an identifier with its module.</summary>
    public string Word()
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length)
        {
            var c = (char)text[_position];
            if (char.IsAsciiLetter(c) || c == '_' || (_position > start && (char.IsAsciiDigit(c) || c == '-')))
                _position++;
            else if (_position > start && c == ':' && _position + 2 < text.Length && text[_position + 1] == ':')
                _position += 2;
            else
                break;
        }

        return _position > start ? Encoding.ASCII.GetString(text, start, _position - start) : throw SyntaxError();
    }

    /// <summary>Takes <paramref name="word"/> if it comes next as a whole word.</summary>
    public bool TryWord(string word)
    {
        SkipBlanks();
        var start = _position;
        if (!TryTake(word))
            return false;
        var next = _position < text.Length ? (char)text[_position] : ' ';
        if (!char.IsAsciiLetterOrDigit(next) && next is not ('_' or '-' or ':'))
            return true;
        _position = start;
        return false;
    }

    /// <summary>Takes a number, decimal or with <c>0x</c>.</summary>
    public uint Number()
    {
        SkipBlanks();
        var isHex = _position + 1 < text.Length && text[_position] == '0' && (text[_position + 1] | 0x20) == 'x';
        if (isHex)
            _position += 2;
        var start = _position;
        while (_position < text.Length && (isHex ? char.IsAsciiHexDigit((char)text[_position]) : char.IsAsciiDigit((char)text[_position])))
            _position++;
        var digits = Encoding.ASCII.GetString(text, start, _position - start);
        return uint.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SyntaxError();
    }

    /// <summary>Takes an IPv4 address if one comes next.</summary>
    public bool TryAddress(out Addr address)
    {
        SkipBlanks();
        var end = _position;
        var dots = 0;
        while (end < text.Length && (char.IsAsciiDigit((char)text[end]) || text[end] == '.'))
            dots += text[end++] == '.' ? 1 : 0;
        address = default;
        if (dots != 3 || !Addr.TryParse(Encoding.ASCII.GetString(text, _position, end - _position), out address))
            return false;
        _position = end;
        return true;
    }

    /// <summary>Takes an IPv6 address up to its closing bracket, the opening one being taken.</summary>
    public Addr BracketedAddress()
    {
        var end = Array.IndexOf(text, (byte)']', _position);
        if (end < 0 || !Addr.TryParse(Encoding.ASCII.GetString(text, _position, end - _position).Trim(), out var address))
            throw SyntaxError();
        _position = end + 1;
        return address;
    }

    /// <summary>Takes a string in quotes.</summary>
    public string Quoted()
    {
        Take("\"");
        return Core.Values.ByteString.Adopt(Until('"', keepsEscapes: false)).ToString();
    }

    /// <summary>Takes the body of a pattern and its flag, the opening slash included.</summary>
    public byte[] PatternBody(out bool ignoreCase)
    {
        Take("/");
        var body = Until('/', keepsEscapes: true);
        ignoreCase = _position < text.Length && text[_position] == 'i';
        if (ignoreCase)
            _position++;
        return body;
    }

    /// <summary>The error for a token that the grammar does not allow here.</summary>
    public SignatureSyntaxException SyntaxError() => new(Line, "syntax error");

    private byte[] Until(char end, bool keepsEscapes)
    {
        var octets = new List<byte>();
        for (; _position < text.Length && text[_position] is not ((byte)'\n' or (byte)'\r'); _position++)
        {
            if (text[_position] == end)
            {
                _position++;
                return [.. octets];
            }

            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                if (keepsEscapes)
                    octets.Add((byte)'\\');
                _position++;
            }

            octets.Add(text[_position]);
        }

        throw SyntaxError();
    }

    private void SkipBlanks()
    {
        for (; _position < text.Length; _position++)
        {
            switch (text[_position])
            {
                case (byte)'\n':
                    Line++;
                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\r':
                    break;
                case (byte)'#':
                    SkipLine();
                    break;
                case (byte)'.' when _position + 1 < text.Length && char.IsAsciiLetter((char)text[_position + 1]):
                    SkipLine(); // meta data, not ours
                    break;
                default:
                    return;
            }
        }
    }

    // To the octet before the line end.
    private void SkipLine()
    {
        while (_position + 1 < text.Length && text[_position + 1] != '\n')
            _position++;
    }
}
