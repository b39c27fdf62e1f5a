namespace Vigil.Protocols.Irc;

/// <summary>One message, viewed in place (RFC 2812, section 2.3.1): <c>[:prefix SPACE] command params</c>.</summary>
internal readonly ref struct IrcMessage
{
    /// <summary>Who sent it, without the colon; empty if it does not say.</summary>
    public required ReadOnlySpan<byte> Prefix { get; init; }

    /// <summary>The command, or the three digits of a reply.</summary>
    public required ReadOnlySpan<byte> Command { get; init; }

    /// <summary>What follows the command.</summary>
    public required ReadOnlySpan<byte> Parameters { get; init; }

    /// <summary>The number of a reply; -1 if it is a command.</summary>
    public int Reply => Command.Length == 3 && Command.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        ? ((Command[0] - '0') * 100) + ((Command[1] - '0') * 10) + (Command[2] - '0')
        : -1;

    /// <summary>Reads a line.</summary>
    /// <returns><see langword="false"/> if there is no command in it.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out IrcMessage message)
    {
        message = default;
        var rest = line;
        ReadOnlySpan<byte> prefix = [];
        if (rest.StartsWith(":"u8))
        {
            var end = rest.IndexOf((byte)' ');
            if (end < 0)
                return false;
            prefix = rest[1..end];
            rest = rest[(end + 1)..];
        }

        // RFC 1459 allows several spaces here.
        rest = rest.TrimStart((byte)' ');
        var command = IrcText.TakeWord(ref rest);
        if (command.IsEmpty)
            return false;
        message = new() { Prefix = prefix, Command = command, Parameters = rest };
        return true;
    }
}
