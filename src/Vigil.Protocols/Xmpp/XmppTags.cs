using System.Buffers;

namespace Vigil.Protocols.Xmpp;

/// <summary>Finds the tags in a stream of XML: as much of XML as it takes to follow a stream's first level (RFC 6120, section 4).</summary>
internal sealed class XmppTags
{
    // What a tag may measure with its attributes; a longer one is looked at no further than that.
    private const int MaxTag = 4096;

    private readonly ArrayBufferWriter<byte> _tag = new();
    private bool _inTag;
    private byte _quote; // the quotation mark that opened an attribute's value; 0 outside of values

    /// <summary>Takes octets.</summary>
    /// <param name="data">Octets; what was used is removed.</param>
    /// <param name="tag">The inside of a tag, without its angle brackets; valid until the next call.</param>
    /// <returns>Whether a tag was completed.</returns>
    public bool Next(ref ReadOnlySpan<byte> data, out ReadOnlySpan<byte> tag)
    {
        tag = default;
        if (!_inTag)
        {
            var open = data.IndexOf((byte)'<');
            data = open < 0 ? default : data[(open + 1)..];
            if (open < 0)
                return false;
            _inTag = true;
            _tag.ResetWrittenCount();
        }

        for (var i = 0; i < data.Length; i++)
        {
            var octet = data[i];
            if (_quote != 0)
            {
                if (octet == _quote)
                    _quote = 0;
                continue;
            }

            if (octet is (byte)'"' or (byte)'\'')
                _quote = octet;
            if (octet != '>')
                continue;
            Keep(data[..i]);
            data = data[(i + 1)..];
            _inTag = false;
            tag = _tag.WrittenSpan;
            return true;
        }

        Keep(data);
        data = default;
        return false;
    }

    /// <summary>The name of a tag without prefix, with the slash that a closing one begins with.</summary>
    public static bool IsNamed(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        var end = tag.IndexOfAny(" \t\r\n"u8);
        var found = (end < 0 ? tag : tag[..end]).TrimEnd((byte)'/');
        var colon = found.IndexOf((byte)':');
        return found[(colon + 1)..].SequenceEqual(name);
    }

    private void Keep(ReadOnlySpan<byte> data) => _tag.Write(data[..Math.Min(data.Length, MaxTag - _tag.WrittenCount)]);
}
