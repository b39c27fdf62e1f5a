namespace Vigil.Logging.Writers;

/// <summary>A log that an earlier run, killed, has not rotated.</summary>
/// <param name="FileName">Its file.</param>
/// <param name="Ending">What the name ends with, dot included.</param>
/// <param name="PostProcessor">Script function that it is to be handed to; empty for the default.</param>
/// <param name="Open">When it was begun, seconds since 1970.</param>
/// <param name="Close">When it was written last.</param>
internal sealed record LeftoverLog(string FileName, string Ending, string PostProcessor, double Open, double Close)
{
    /// <summary>The log path, e.g. <c>conn</c>.</summary>
    public string Path => System.IO.Path.GetFileName(FileName)[..^Ending.Length];
}
