using System.Globalization;

namespace Vigil.Protocols.Http;

/// <summary>A protocol version (RFC 9112, section 2.3).</summary>
/// <param name="Major">One digit.</param>
/// <param name="Minor">One digit.</param>
internal readonly record struct HttpVersion(byte Major, byte Minor)
{
    /// <summary>Requests without a version, replies without a header.</summary>
    public static HttpVersion V09 => new(0, 9);

    /// <summary>The first with persistent connections and chunked bodies.</summary>
    public static HttpVersion V11 => new(1, 1);

    /// <summary>Whether a version has been seen at all.</summary>
    public bool IsKnown => this != default;

    /// <summary>Reads <c>1.1</c> at the front; default if that is not there.</summary>
    public static HttpVersion Parse(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && char.IsAsciiDigit((char)text[0]) && text[1] == '.' && char.IsAsciiDigit((char)text[2])
            ? new((byte)(text[0] - '0'), (byte)(text[2] - '0'))
            : default;

    /// <summary>As a number, for <c>http_stats</c>.</summary>
    public double ToDouble() => Major + (Minor / 10.0);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
