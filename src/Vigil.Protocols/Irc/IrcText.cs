using Vigil.Core.Values;

namespace Vigil.Protocols.Irc;

/// <summary>The small pieces that messages are made of.</summary>
internal static class IrcText
{
    /// <summary>Takes the next word and the space behind it.</summary>
    public static ReadOnlySpan<byte> TakeWord(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return word;
    }

    /// <summary>The words of a text; white space in a row separates once.</summary>
    public static List<ByteString> Words(ReadOnlySpan<byte> text, byte separator = (byte)' ')
    {
        var words = new List<ByteString>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(separator);
            var word = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (!word.IsEmpty)
                words.Add(ByteString.Copy(word));
        }

        return words;
    }

    /// <summary>A parameter without the colon that begins the last one.</summary>
    public static ByteString WithoutColon(ByteString word) =>
        word.Length > 0 && word.Span[0] == ':' ? ByteString.Copy(word.Span[1..]) : word;

    /// <summary>A parameter without the colon that begins the last one.</summary>
    public static ReadOnlySpan<byte> WithoutColon(ReadOnlySpan<byte> text) => text.StartsWith(":"u8) ? text[1..] : text;

    /// <summary>Words from a position to the end, joined by spaces.</summary>
    public static ByteString Join(List<ByteString> words, int from)
    {
        var joined = new List<byte>();
        for (var i = from; i < words.Count; i++)
        {
            if (i > from)
                joined.Add((byte)' ');
            joined.AddRange(words[i].Span);
        }

        return ByteString.Adopt([.. joined]);
    }

    /// <summary>What stands before the <c>!</c> of a prefix: the nickname.</summary>
    public static ReadOnlySpan<byte> NickOf(ReadOnlySpan<byte> prefix)
    {
        var end = prefix.IndexOf((byte)'!');
        return end < 0 ? prefix : prefix[..end];
    }

    /// <summary>A number; 0 for anything else.</summary>
    public static ulong Number(ReadOnlySpan<byte> digits)
    {
        ulong number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9' || number > uint.MaxValue)
                break;
            number = (number * 10) + (ulong)(digit - '0');
        }

        return number;
    }
}
