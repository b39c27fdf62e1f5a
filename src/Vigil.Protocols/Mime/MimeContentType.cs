namespace Vigil.Protocols.Mime;

/// <summary>How the body of an entity is put together.</summary>
internal enum MimeBodyKind
{
    /// <summary>Octets.</summary>
    Plain,

    /// <summary>Entities between boundary lines (RFC 2046, section 5.1).</summary>
    Multipart,

    /// <summary>A message with a header of its own (RFC 2046, section 5.2).</summary>
    Message,
}

/// <summary>A parsed Content-Type field (RFC 2045, section 5).</summary>
/// <param name="Type">Type in capitals.</param>
/// <param name="Subtype">Subtype in capitals.</param>
/// <param name="Kind">How the body is put together.</param>
/// <param name="Boundary">What separates the parts; <see langword="null"/> if not given.</param>
internal sealed record MimeContentType(byte[] Type, byte[] Subtype, MimeBodyKind Kind, byte[]? Boundary)
{
    /// <summary>Reads the value of the field.</summary>
    /// <returns><see langword="null"/> if it does not begin with <c>type/subtype</c>.</returns>
    public static MimeContentType? Parse(ReadOnlySpan<byte> value)
    {
        var rest = value;
        var type = MimeText.TakeToken(ref rest);
        if (type.IsEmpty || !MimeText.TakeOctet(ref rest, (byte)'/'))
            return null;
        var subtype = MimeText.TakeToken(ref rest);
        if (subtype.IsEmpty)
            return null;
        var kind = MimeText.Is(type, "multipart"u8) ? MimeBodyKind.Multipart
            : MimeText.Is(type, "message"u8) && HasHeaderOfItsOwn(subtype) ? MimeBodyKind.Message
            : MimeBodyKind.Plain;
        var boundary = kind == MimeBodyKind.Multipart ? FindBoundary(rest) : null;
        return new(MimeText.ToUpper(type), MimeText.ToUpper(subtype), kind, boundary);
    }

    private static bool HasHeaderOfItsOwn(ReadOnlySpan<byte> subtype) =>
        MimeText.Is(subtype, "rfc822"u8) || MimeText.Is(subtype, "delivery-status"u8);

    private static byte[]? FindBoundary(ReadOnlySpan<byte> parameters)
    {
        while (MimeText.TakeOctet(ref parameters, (byte)';'))
        {
            var name = MimeText.TakeToken(ref parameters);
            if (name.IsEmpty || !MimeText.TakeOctet(ref parameters, (byte)'='))
            {
                // Not a parameter: go on behind the next semicolon.
                var next = parameters.IndexOf((byte)';');
                parameters = next < 0 ? default : parameters[next..];
                continue;
            }

            var value = MimeText.TakeParameterValue(ref parameters);
            if (MimeText.Is(name, "boundary"u8) && value.Length > 0)
                return value;
        }

        return null;
    }
}
