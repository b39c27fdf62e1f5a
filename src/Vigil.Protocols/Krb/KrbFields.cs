using Vigil.Core.Net;
using Vigil.Files.X509;

namespace Vigil.Protocols.Krb;

/// <summary>A SEQUENCE whose fields are told apart by context-specific tags, as all of Kerberos's are (RFC 4120, appendix A).</summary>
internal readonly ref struct KrbFields
{
    private const byte GeneralString = 0x1B;
    private const byte Application = 0x60;
    private const byte TagNumber = 0x1F;

    private readonly ReadOnlySpan<byte> _content;

    private KrbFields(ReadOnlySpan<byte> content) => _content = content;

    /// <summary>Reads a SEQUENCE that is all there is.</summary>
    public static bool TryRead(ReadOnlySpan<byte> encoding, out KrbFields fields)
    {
        var reader = new DerReader(encoding);
        var isSequence = reader.TryRead(DerTag.Sequence, out var element);
        fields = new(element.Content);
        return isSequence;
    }

    /// <summary>Reads a message or ticket: a SEQUENCE in an application tag.</summary>
    public static bool TryReadApplication(ReadOnlySpan<byte> encoding, out int number, out KrbFields fields)
    {
        fields = default;
        number = 0;
        var reader = new DerReader(encoding);
        if (!reader.TryRead(out var element) || (element.Tag & ~TagNumber) != Application)
            return false;
        number = element.Tag & TagNumber;
        return TryRead(element.Content, out fields);
    }

    /// <summary>Finds a field: what its tag encloses.</summary>
    public bool TryGet(int number, out ReadOnlySpan<byte> value)
    {
        value = default;
        var reader = new DerReader(_content);
        while (reader.TryRead(out var element))
        {
            if (element.Tag == (DerTag.Context | number))
            {
                value = element.Content;
                return true;
            }
        }

        return false;
    }

    /// <summary>A field that is a SEQUENCE of fields.</summary>
    public bool TryGetFields(int number, out KrbFields fields)
    {
        fields = default;
        return TryGet(number, out var value) && TryRead(value, out fields);
    }

    /// <summary>A field that is a SEQUENCE OF something.</summary>
    public bool TryGetList(int number, out DerReader list)
    {
        list = default;
        if (!TryGet(number, out var value))
            return false;
        var reader = new DerReader(value);
        return reader.TryEnter(DerTag.Sequence, out list);
    }

    /// <summary>An INTEGER; no more than 64 bits.</summary>
    public bool TryGetNumber(int number, out long value)
    {
        value = 0;
        if (!TryGet(number, out var encoding))
            return false;
        var reader = new DerReader(encoding);
        return reader.TryRead(DerTag.Integer, out var element) && TryNumber(element.Content, out value);
    }

    /// <summary>A string: Kerberos's own kind or octets.</summary>
    public bool TryGetText(int number, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TryGet(number, out var encoding))
            return false;
        var reader = new DerReader(encoding);
        if (!reader.TryRead(out var element) || element.Tag is not (GeneralString or DerTag.OctetString or DerTag.Utf8String))
            return false;
        text = element.Content;
        return true;
    }

    /// <summary>A time (RFC 4120, 5.2.3), seconds since the epoch.</summary>
    public bool TryGetTime(int number, out double seconds)
    {
        seconds = 0;
        if (!TryGet(number, out var encoding))
            return false;
        var reader = new DerReader(encoding);
        if (!reader.TryRead(DerTag.GeneralizedTime, out var element))
            return false;
        seconds = DerTime.Read(element);
        return true;
    }

    /// <summary>The first 32 bits of a BIT STRING (RFC 4120, 5.2.8); bit 0 is the highest.</summary>
    public bool TryGetFlags(int number, out uint flags)
    {
        flags = 0;
        if (!TryGet(number, out var encoding))
            return false;
        var reader = new DerReader(encoding);
        if (!reader.TryRead(DerTag.BitString, out var element) || element.Content.IsEmpty)
            return false;
        for (var i = 1; i <= 4; i++)
            flags = (flags << 8) | (i < element.Content.Length ? element.Content[i] : (byte)0);
        return true;
    }

    /// <summary>The value of an INTEGER.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> content, out long value)
    {
        value = 0;
        if (content.IsEmpty || content.Length > 9 || (content.Length == 9 && content[0] != 0))
            return false;
        value = (sbyte)content[0];
        foreach (var octet in content[1..])
            value = (value << 8) | octet;
        return true;
    }

    /// <summary>An address of IP from its octets.</summary>
    public static Addr? AddressOf(ReadOnlySpan<byte> octets) => octets.Length is 4 or 16 ? Addr.FromBytes(octets) : null;
}
