namespace Vigil.Files.X509;

/// <summary>A cursor over elements of DER (X.690, 8 and 10); every method checks first and leaves the position alone when it fails.</summary>
/// <remarks>
/// Lengths of any form are taken, as the libraries that everyone uses take them; indefinite ones are not. Nothing descends by itself:
/// whoever wants the inside of an element makes a reader for its content.
/// </remarks>
internal ref struct DerReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The tag octet of the next element; 0 if there is none.</summary>
    public readonly byte NextTag => _rest.IsEmpty ? (byte)0 : _rest[0];

    /// <summary>Reads the next element.</summary>
    public bool TryRead(out DerElement element)
    {
        element = default;
        if (_rest.Length < 2 || (_rest[0] & 0x1F) == 0x1F) // tags of several octets occur nowhere in certificates
            return false;
        var header = 2;
        int length = _rest[1];
        if (length >= 0x80)
        {
            var octets = length & 0x7F;
            if (octets is 0 or > 4 || _rest.Length < 2 + octets)
                return false;
            header += octets;
            long large = 0;
            foreach (var octet in _rest.Slice(2, octets))
                large = (large << 8) | octet;
            if (large > _rest.Length)
                return false;
            length = (int)large;
        }

        if (length > _rest.Length - header)
            return false;
        element = new() { Tag = _rest[0], Content = _rest.Slice(header, length), Encoding = _rest[..(header + length)] };
        _rest = _rest[(header + length)..];
        return true;
    }

    /// <summary>Reads the next element if it has a tag.</summary>
    public bool TryRead(byte tag, out DerElement element)
    {
        element = default;
        return NextTag == tag && TryRead(out element);
    }

    /// <summary>Reads the next element if it has a tag, and begins to read its content.</summary>
    public bool TryEnter(byte tag, out DerReader inner)
    {
        var isThere = TryRead(tag, out var element);
        inner = new(element.Content);
        return isThere;
    }
}
