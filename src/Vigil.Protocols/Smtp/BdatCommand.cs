using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Smtp;

/// <summary>The argument of BDAT (RFC 3030, section 2): the size of the chunk that follows, and whether it is the last.</summary>
internal readonly record struct BdatCommand(long Size, bool IsLast)
{
    /// <summary>Reads the argument.</summary>
    /// <param name="argument">What follows the word BDAT.</param>
    /// <param name="command">The result.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static bool TryParse(ReadOnlySpan<byte> argument, out BdatCommand command, out string fault)
    {
        command = default;
        fault = "";
        var size = SmtpCommands.Split(argument, out var rest);
        var end = size.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (size.IsEmpty || end == 0)
        {
            fault = "BDAT not followed by a valid chunk-size";
            return false;
        }

        if (end > 0 || (!rest.IsEmpty && !MimeText.Is(rest, "last"u8)))
        {
            fault = "BDAT chunk-size followed by junk";
            return false;
        }

        if (size.Length > 18)
        {
            fault = "BDAT chunk-size too large";
            return false;
        }

        long octets = 0;
        foreach (var digit in size)
            octets = (octets * 10) + (digit - '0');
        command = new(octets, !rest.IsEmpty);
        return true;
    }
}
