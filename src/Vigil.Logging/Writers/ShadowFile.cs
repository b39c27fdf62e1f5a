namespace Vigil.Logging.Writers;

/// <summary>
/// A note beside a log that will be rotated: should the program be killed, the next run finds the note and knows what to
/// do with the log that was left. Its lines: the ending of the log's name, the function that rotated logs are handed to.
/// </summary>
internal static class ShadowFile
{
    private const string Prefix = ".shadow.";

    /// <summary>Writes the note for a log.</summary>
    /// <param name="log">The log's file.</param>
    /// <param name="ending">What its name ends with, dot included.</param>
    /// <param name="postProcessor">Name of a script function; empty for the default.</param>
    public static void Write(string log, string ending, string postProcessor) =>
        File.WriteAllText(NameFor(log), $"{ending}\n{postProcessor}\n");

    /// <summary>Removes the note of a log, if there is one.</summary>
    public static void Remove(string log) => File.Delete(NameFor(log));

    /// <summary>Logs of a directory that an earlier run left; notes without a log are removed.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static IReadOnlyList<LeftoverLog> Find(string directory)
    {
        var found = new List<LeftoverLog>();
        var where = directory.Length == 0 ? "." : directory;
        if (!Directory.Exists(where))
            return found;
        foreach (var note in Directory.EnumerateFiles(where, Prefix + "*").Order(StringComparer.Ordinal))
        {
            var log = Path.Combine(directory, Path.GetFileName(note)[Prefix.Length..]);
            if (!File.Exists(log))
            {
                File.Delete(note);
                continue;
            }

            var lines = File.ReadAllLines(note);
            var ending = lines.Length > 0 && log.EndsWith(lines[0], StringComparison.Ordinal) ? lines[0] : Path.GetExtension(log);
            found.Add(new(log, ending, lines.Length > 1 ? lines[1] : "", Seconds(File.GetLastWriteTimeUtc(note)), Seconds(File.GetLastWriteTimeUtc(log))));
        }

        return found;
    }

    private static string NameFor(string log) => Path.Combine(Path.GetDirectoryName(log) ?? "", Prefix + Path.GetFileName(log));

    private static double Seconds(DateTime time) => (time - DateTime.UnixEpoch).TotalSeconds;
}
