namespace Vigil.Protocols.Pop3;

/// <summary>Commands (RFC 1939, sections 5 to 7; RFC 2449, 2595, 5034), and what replies begin with.</summary>
internal enum Pop3Command
{
    /// <summary>None of them.</summary>
    Unknown,
    Ok,
    Err,
    User,
    Pass,
    Apop,
    Auth,
    Stat,
    List,
    Retr,
    Dele,
    Rset,
    Noop,
    Last,
    Quit,
    Top,
    Capa,
    Uidl,
    Stls,
    Xsender,
}

/// <summary>Commands as they stand on the wire.</summary>
internal static class Pop3Commands
{
    // In the order of the enum.
    private static ReadOnlySpan<byte> Words => "+OK|-ERR|USER|PASS|APOP|AUTH|STAT|LIST|RETR|DELE|RSET|NOOP|LAST|QUIT|TOP|CAPA|UIDL|STLS|XSENDER|"u8;

    /// <summary>The command of a word in any case.</summary>
    public static Pop3Command Parse(ReadOnlySpan<byte> word)
    {
        var words = Words;
        for (var command = Pop3Command.Ok; command <= Pop3Command.Xsender; command++)
        {
            var end = words.IndexOf((byte)'|');
            if (System.Text.Ascii.EqualsIgnoreCase(word, words[..end]))
                return command;
            words = words[(end + 1)..];
        }

        return Pop3Command.Unknown;
    }
}
