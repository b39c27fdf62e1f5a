namespace Vigil.Protocols.Ftp;

/// <summary>FTP's control connection follows Telnet (RFC 959, section 2.3), so lines may hold Telnet commands (RFC 854).</summary>
internal static class TelnetText
{
    private const byte Iac = 255; // interpret as command
    private const byte Will = 251; // the first of four that carry an option

    /// <summary>The line without Telnet commands; nothing is copied if it holds none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="room">Where to put it if it does; as long as the line.</param>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> line, Span<byte> room)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != Iac)
            {
                room[length++] = line[i];
                continue;
            }

            i++;
            if (i < line.Length && line[i] == Iac)
                room[length++] = Iac;
            else if (i < line.Length && line[i] >= Will)
                i++;
        }

        return room[..length];
    }

    /// <summary>Whether there is a Telnet command in the line.</summary>
    public static bool HasCommands(ReadOnlySpan<byte> line) => line.Contains(Iac);
}
