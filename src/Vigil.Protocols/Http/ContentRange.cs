using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Http;

/// <summary>The part of a representation that a 206 reply carries (RFC 9110, section 14.4).</summary>
/// <param name="First">Position of the first octet.</param>
/// <param name="Length">Octets in the part.</param>
/// <param name="Total">Octets of the whole; -1 if unknown.</param>
internal readonly record struct ContentRange(long First, long Length, long Total)
{
    /// <summary>Reads the field's value, <c>bytes 0-499/1234</c>.</summary>
    /// <param name="header">The field.</param>
    /// <param name="range">The range, if there is no fault.</param>
    /// <param name="detail">What the fault is about.</param>
    /// <returns>Name of the weird, or <see langword="null"/> if all is well.</returns>
    public static string? Parse(in MimeHeader header, out ContentRange range, out string detail)
    {
        range = default;
        var spec = Compact(header.AfterFirstToken);
        detail = System.Text.Encoding.Latin1.GetString(spec);
        if (spec.Length == 0)
            return "HTTP_content_range_no_byte-range-resp-spec";
        if (!header.FirstToken.SequenceEqual("bytes"u8))
            return "HTTP_content_range_unknown_byte_unit";
        var slash = spec.AsSpan().IndexOf((byte)'/');
        if (slash < 0)
            return "HTTP_content_range_no_slash";
        var span = spec.AsSpan(0, slash);
        var dash = span.IndexOf((byte)'-');
        if (dash < 0)
            return "HTTP_content_range_no_dash";
        if (!HttpNumber.TryParseWhole(span[..dash], out var first) || !HttpNumber.TryParseWhole(span[(dash + 1)..], out var last))
            return "HTTP_content_range_cannot_parse";
        if (first < 0 || last < 0)
            return "HTTP_content_range_invalid";
        if (last == long.MaxValue)
            return "HTTP_content_range_overflow";
        if (last < first)
            return "HTTP_non_positive_content_range";
        var whole = spec.AsSpan(slash + 1);
        var total = -1L;
        if (!whole.SequenceEqual("*"u8) && !HttpNumber.TryParseWhole(whole, out total))
            return "HTTP_content_range_cannot_parse";
        range = new(first, last - first + 1, total);
        return null;
    }

    private static byte[] Compact(ReadOnlySpan<byte> text)
    {
        var compact = new byte[text.Length];
        var length = 0;
        foreach (var octet in text)
        {
            if (octet != ' ')
                compact[length++] = octet;
        }

        return compact[..length];
    }
}
