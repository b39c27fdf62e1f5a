using Vigil.Analysis.Files;

namespace Vigil.Files.Extract;

/// <summary>Writes the content of a file to disk; gaps become zeros.</summary>
/// <remarks>
/// The name comes from the script's <c>extract_filename</c>, which puts its directory in front; scripts never take it from
/// traffic unchanged. What lies beyond <see cref="Limit"/> is dropped.
/// </remarks>
[FileAnalyzer("EXTRACT")]
internal sealed class ExtractAnalyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private FileStream? _output;
    private bool _countsMissing;
    private long _counted; // octets that count towards the limit
    private long _position;

    /// <summary>Most octets to write; 0 for any number.</summary>
    public long Limit { get; set; }

    /// <inheritdoc/>
    public override bool Init()
    {
        if (Argument("extract_filename") is not { IsSet: true } name)
            return false;
        Limit = Argument("extract_limit") is { IsSet: true } limit ? (long)Math.Min(limit.AsCount(), long.MaxValue) : 0;
        _countsMissing = Argument("extract_limit_includes_missing") is not { IsSet: true } counts || counts.AsBool();
        try
        {
            _output = new FileStream(name.AsString().ToString(), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Engine.Reporter.Error($"cannot open {name.AsString()} for writing: {problem.Message}");
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data)
    {
        var allowed = Allow(data.Length, out var goesOn);
        _counted += allowed;
        _position += data.Length;
        return Write(data[..(int)allowed]) && goesOn;
    }

    /// <inheritdoc/>
    public override bool Undelivered(long offset, long length)
    {
        if (offset != _position)
            return true; // told of before
        _position += length;
        var goesOn = true;
        var zeros = _countsMissing ? Allow(length, out goesOn) : length;
        if (_countsMissing)
            _counted += zeros;
        return Skip(zeros) && goesOn;
    }

    /// <inheritdoc/>
    public override void Done()
    {
        _output?.Dispose();
        _output = null;
    }

    // How many of the next octets may be written. A script may raise the limit when told of it.
    private long Allow(long length, out bool goesOn)
    {
        var allowed = Within(length);
        var events = ExtractEvents.Of(Engine);
        if (allowed < length && events.HasExtractionLimit && Arguments is not null)
        {
            events.ExtractionLimit(File, Arguments, (ulong)Limit, (ulong)length);
            Engine.Events.Drain();
            allowed = Within(length);
        }

        goesOn = allowed == length;
        return allowed;
    }

    private long Within(long length) => Limit == 0 ? length : Math.Clamp(Limit - _counted, 0, length);

    private bool Write(ReadOnlySpan<byte> data)
    {
        try
        {
            _output?.Write(data);
            return _output is not null;
        }
        catch (IOException problem)
        {
            Engine.Reporter.Error($"cannot write {_output!.Name}: {problem.Message}"); // it was there to write to
            return false;
        }
    }

    // A gap may be announced far larger than anything that came: it becomes a hole in the file and takes no space.
    private bool Skip(long length)
    {
        if (_output is null)
            return false;
        try
        {
            if (length > 0)
                _output.SetLength(_output.Length + length);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException)
        {
            Engine.Reporter.Error($"cannot write {_output.Name}: {problem.Message}");
            return false;
        }
    }
}
