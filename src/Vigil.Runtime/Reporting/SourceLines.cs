namespace Vigil.Runtime.Reporting;

/// <summary>Lines of scripts, for messages that show them; files are read when the first of their lines is asked for.</summary>
public sealed class SourceLines
{
    private readonly Dictionary<string, byte[]?> _texts = new(StringComparer.Ordinal);

    /// <summary>Keeps a text that is not in a file: the command line, standard input.</summary>
    public void Add(string name, byte[] text) => _texts[name] = text;

    /// <summary>A line without its end.</summary>
    /// <param name="file">The name the script was found under.</param>
    /// <param name="line">Its number, from 1.</param>
    /// <returns>Nothing if there is no such file or line.</returns>
    public ReadOnlyMemory<byte>? Find(string file, int line)
    {
        if (!_texts.TryGetValue(file, out var text))
            _texts.Add(file, text = Read(file));
        if (text is null || line < 1)
            return null;
        var start = 0;
        for (var number = 1; number < line; number++)
        {
            var end = text.AsSpan(start).IndexOf((byte)'\n');
            if (end < 0)
                return null;
            start += end + 1;
        }

        var length = text.AsSpan(start).IndexOf((byte)'\n');
        var found = text.AsMemory(start, length < 0 ? text.Length - start : length);
        return found.Span is [.., (byte)'\r'] ? found[..^1] : found;
    }

    private static byte[]? Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // the message is shown without its line
        }
    }
}
