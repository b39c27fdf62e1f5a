namespace Vigil.Protocols.Mime;

/// <summary>Decodes base64 piece by piece (RFC 2045, section 6.8); octets outside of the alphabet are passed over.</summary>
internal struct Base64Decoder
{
    private const int DigitsOfGroup = 4;
    private const int BitsOfDigit = 6;

    private Fault _fault;
    private byte _illegal;
    private int _missing;
    private uint _bits;
    private int _digits;
    private bool _ended;
    private bool _toldFault;

    /// <summary>Whether octets outside of the alphabet were seen.</summary>
    public bool HasGarbage { get; private set; }

    /// <summary>What is wrong with the text, in the words of the reference; only the first time, <see langword="null"/> afterwards and if nothing is.</summary>
    public string? TakeFault()
    {
        if (_toldFault || _fault is Fault.None)
            return null;
        _toldFault = true;
        return _fault switch
        {
            Fault.IllegalOctet => $"character {(sbyte)_illegal} ignored by Base64 decoding",
            Fault.BehindPadding => "extra base64 groups after '=' padding are ignored",
            _ => $"incomplete base64 group, padding with {_missing * BitsOfDigit} bits of 0",
        };
    }

    /// <summary>Most octets that <paramref name="length"/> octets of text can yield.</summary>
    public static int MaxOutput(int length) => ((length + 3) / 4 * 3) + 3;

    /// <summary>Decodes as far as whole groups go; the rest waits for the next call.</summary>
    /// <returns>Octets written.</returns>
    public int Decode(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var written = 0;
        foreach (var octet in text)
        {
            if (octet == '=')
            {
                written += Finish(output[written..]);
                _ended = true;
                continue;
            }

            var digit = DigitOf(octet);
            if (digit < 0 || _ended)
            {
                if (_fault == Fault.None)
                    (_fault, _illegal) = (digit < 0 ? Fault.IllegalOctet : Fault.BehindPadding, octet);
                HasGarbage |= !MimeText.IsLws(octet);
                continue;
            }

            _bits = (_bits << 6) | (uint)digit;
            if (++_digits < 4)
                continue;
            output[written++] = (byte)(_bits >> 16);
            output[written++] = (byte)(_bits >> 8);
            output[written++] = (byte)_bits;
            (_bits, _digits) = (0, 0);
        }

        return written;
    }

    /// <summary>Yields what an unfinished last group holds.</summary>
    public int Finish(Span<byte> output)
    {
        var written = 0;
        if (_digits >= 2)
            output[written++] = (byte)(_digits == 2 ? _bits >> 4 : _bits >> 10);
        if (_digits == 3)
            output[written++] = (byte)(_bits >> 2);
        (_bits, _digits) = (0, 0);
        return written;
    }

    /// <summary>Yields what an unfinished last group holds; that it is not finished is a fault.</summary>
    public int End(Span<byte> output)
    {
        if (_fault == Fault.None && _digits > 0)
            (_fault, _missing) = (Fault.Incomplete, DigitsOfGroup - _digits);
        return Finish(output);
    }

    private static int DigitOf(byte octet) => octet switch
    {
        >= (byte)'A' and <= (byte)'Z' => octet - 'A',
        >= (byte)'a' and <= (byte)'z' => octet - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => octet - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private enum Fault : byte
    {
        None,
        IllegalOctet,
        BehindPadding,
        Incomplete,
    }
}
