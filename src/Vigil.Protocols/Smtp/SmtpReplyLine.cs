namespace Vigil.Protocols.Smtp;

/// <summary>One line of a reply, viewed in place (RFC 5321, section 4.2).</summary>
internal readonly ref struct SmtpReplyLine
{
    /// <summary>Its code.</summary>
    public required int Code { get; init; }

    /// <summary>Whether more lines belong to the reply: a hyphen follows the code (4.2.1).</summary>
    public required bool IsContinued { get; init; }

    /// <summary>What follows the code and the octet behind it.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>Reads a line.</summary>
    /// <returns><see langword="false"/> if it does not begin with three digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out SmtpReplyLine reply)
    {
        reply = default;
        if (line.Length < 3 || line[..3].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return false;
        reply = new()
        {
            Code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0'),
            IsContinued = line.Length > 3 && line[3] == '-',
            Text = line.Length > 4 ? line[4..] : default,
        };
        return true;
    }
}
