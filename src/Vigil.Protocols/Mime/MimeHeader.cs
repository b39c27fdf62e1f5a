namespace Vigil.Protocols.Mime;

/// <summary>One header field, unfolded, viewed in place.</summary>
internal readonly ref struct MimeHeader
{
    /// <summary>Name as it was sent.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Value without white space at its ends.</summary>
    public required ReadOnlySpan<byte> Value { get; init; }

    /// <summary>Value with the white space at its end.</summary>
    public required ReadOnlySpan<byte> Untrimmed { get; init; }

    /// <summary>The first token of the value; empty if it does not begin with one.</summary>
    public ReadOnlySpan<byte> FirstToken
    {
        get
        {
            var rest = Value;
            return MimeText.TakeToken(ref rest);
        }
    }

    /// <summary>What follows the first token.</summary>
    public ReadOnlySpan<byte> AfterFirstToken
    {
        get
        {
            var rest = Untrimmed;
            MimeText.TakeToken(ref rest);
            return rest;
        }
    }

    /// <summary>Splits an unfolded line at its colon.</summary>
    /// <returns><see langword="false"/> if it is no header field.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out MimeHeader header)
    {
        header = default;
        var text = MimeText.SkipLwsAndComments(line);

        // Whatever cannot begin a name is passed over, as the reference does.
        var start = 0;
        while (start < text.Length && !IsNameOctet(text[start]))
            start++;
        text = text[start..];
        var length = 0;
        while (length < text.Length && IsNameOctet(text[length]))
            length++;
        if (length == 0)
            return false;
        var rest = text[length..];
        if (!MimeText.TakeOctet(ref rest, (byte)':'))
            return false;
        header = new MimeHeader { Name = text[..length], Value = MimeText.Trim(rest), Untrimmed = rest };
        return true;
    }

    private static bool IsNameOctet(byte octet) => octet is > 32 and < 127 and not (byte)':';
}
