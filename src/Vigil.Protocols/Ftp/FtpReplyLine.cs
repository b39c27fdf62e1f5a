namespace Vigil.Protocols.Ftp;

/// <summary>A line with which a reply begins, viewed in place (RFC 959, section 4.2).</summary>
internal readonly ref struct FtpReplyLine
{
    /// <summary>Its code.</summary>
    public required int Code { get; init; }

    /// <summary>Whether lines follow, up to one with the same code and a space.</summary>
    public required bool IsContinued { get; init; }

    /// <summary>What follows the code and the octet behind it.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>Reads a line.</summary>
    /// <returns>What is wrong with it; <see langword="null"/> if nothing is.</returns>
    public static string? Parse(ReadOnlySpan<byte> line, out FtpReplyLine reply)
    {
        reply = default;
        if (!TryReadCode(line, out var code))
            return "non-numeric reply code";
        if (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-'))
            return "invalid reply line";
        reply = new() { Code = code, IsContinued = line.Length > 3 && line[3] == '-', Text = line.Length > 4 ? line[4..] : default };
        return null;
    }

    /// <summary>Whether a line ends a reply of several lines that began with <paramref name="code"/>.</summary>
    public static bool Ends(ReadOnlySpan<byte> line, int code) =>
        TryReadCode(line, out var own) && own == code && (line.Length == 3 || line[3] == ' ');

    private static bool TryReadCode(ReadOnlySpan<byte> line, out int code)
    {
        code = 0;
        if (line.Length < 3 || line[..3].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return false;
        code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        return true;
    }
}
