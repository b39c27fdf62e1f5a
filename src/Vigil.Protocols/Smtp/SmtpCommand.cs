using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Smtp;

/// <summary>What a reply can be the answer to (RFC 5321, section 4.1.1; RFC 3030, 3207, 4954).</summary>
internal enum SmtpCommand
{
    /// <summary>Nothing known.</summary>
    Unknown,

    /// <summary>The connection itself: the server greets.</summary>
    Greeting,
    Ehlo,
    Helo,
    Mail,
    Rcpt,
    Data,

    /// <summary>The line with a single dot.</summary>
    EndOfData,
    Bdat,
    Rset,
    Quit,
    Vrfy,
    Expn,
    Help,
    Noop,
    Turn,
    Send,
    Soml,
    Saml,
    StartTls,

    /// <summary>Exchange's way to say STARTTLS.</summary>
    AnonymousTls,
    Auth,

    /// <summary>A line of the exchange that AUTH begins.</summary>
    AuthAnswer,
}

/// <summary>Commands as they stand on the wire.</summary>
internal static class SmtpCommands
{
    // In the order of the enum. Three of them are the reference's names for what has none.
    private static ReadOnlySpan<byte> Words => "(UNKNOWN)|>|EHLO|HELO|MAIL|RCPT|DATA|.|BDAT|RSET|QUIT|VRFY|EXPN|HELP|NOOP|TURN|SEND|SOML|SAML|STARTTLS|X-ANONYMOUSTLS|AUTH|**"u8;

    /// <summary>The command's word.</summary>
    public static ReadOnlySpan<byte> WordOf(SmtpCommand command)
    {
        var words = Words;
        for (var skip = (int)command; skip > 0; skip--)
            words = words[(words.IndexOf((byte)'|') + 1)..];
        var end = words.IndexOf((byte)'|');
        return end < 0 ? words : words[..end];
    }

    /// <summary>The command of a word in any case.</summary>
    public static SmtpCommand Parse(ReadOnlySpan<byte> word)
    {
        for (var command = SmtpCommand.Ehlo; command <= SmtpCommand.Auth; command++)
        {
            if (command != SmtpCommand.EndOfData && System.Text.Ascii.EqualsIgnoreCase(word, WordOf(command)))
                return command;
        }

        return SmtpCommand.Unknown;
    }

    /// <summary>Splits a command line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="argument">What follows the first word and the white space behind it.</param>
    /// <returns>The first word.</returns>
    public static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> argument)
    {
        var text = MimeText.Trim(line);
        var end = text.IndexOfAny(" \t"u8);
        if (end < 0)
            end = text.Length;
        argument = text[end..].TrimStart(" \t"u8);
        return text[..end];
    }
}
