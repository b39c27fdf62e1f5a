using System.Globalization;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;

namespace Vigil.Runtime.Reporting;

/// <summary>Messages on standard error, and as events once an engine runs (language.md 8.1).</summary>
/// <param name="output">Standard error.</param>
public sealed class StandardReporter(TextWriter output) : Reporter
{
    private EngineContext? _engine;
    private ReporterEvents? _events;
    private bool _isReporting;

    /// <summary><c>Reporter::info_to_stderr</c>; counts after initialisation.</summary>
    public bool ShowsInfo { get; set; } = true;

    /// <summary><c>Reporter::warnings_to_stderr</c>; counts after initialisation.</summary>
    public bool ShowsWarnings { get; set; } = true;

    /// <summary><c>Reporter::errors_to_stderr</c>; counts after initialisation.</summary>
    public bool ShowsErrors { get; set; } = true;

    /// <summary>Whether lines begin with network time: the first packet has been seen.</summary>
    public bool ShowsTime { get; set; }

    /// <summary>Shows messages in another form than one line each.</summary>
    public IDiagnosticView? View { get; set; }

    /// <summary>From here on messages reach scripts as events.</summary>
    public void Attach(EngineContext engine)
    {
        _engine = engine;
        _events = engine.Find<EventTable>() is null ? null : ReporterEvents.Of(engine);
    }

    /// <inheritdoc/>
    public override void Error(string message, SourceLocation? location = null, string kind = "error")
    {
        Errors++;
        Emit(kind, message, location ?? Current, ShowsErrors, static (e, t, m, l) => e.Error(t, m, l));
    }

    /// <inheritdoc/>
    public override void Warning(string message, SourceLocation? location = null, string kind = "warning") =>
        Emit(kind, message, location ?? Current, ShowsWarnings, static (e, t, m, l) => e.Warning(t, m, l));

    /// <inheritdoc/>
    public override void Info(string message, SourceLocation? location = null) =>
        Emit("", message, location ?? Current, ShowsInfo, static (e, t, m, l) => e.Info(t, m, l));

    /// <inheritdoc/>
    public override void Explain(string hint)
    {
        lock (output)
            View?.Explain(hint);
    }

    /// <summary>The line for a message that ends the program.</summary>
    public void Fatal(string message, SourceLocation? location = null) => Write("fatal error", message, location);

    private void Emit(
        string kind, string message, SourceLocation? location, bool shows, Action<ReporterEvents, Core.Timing.NetworkTime, string, string> raise)
    {
        if (shows || _events is null)
            Write(kind, message, location);

        // A message raised while its own event is handled must not go round in circles.
        if (_events is null || _engine is null || _isReporting)
            return;
        _isReporting = true;
        raise(_events, _engine.Now, message, location?.ToString() ?? "");
        _isReporting = false;
    }

    private void Write(string kind, string message, SourceLocation? location)
    {
        var time = ShowsTime && _engine is not null ? _engine.Now.Seconds.ToString("F6", CultureInfo.InvariantCulture) + " " : "";
        var head = (kind, location) switch
        {
            ("", null) => "",
            ("", _) => $"{location}: ",
            (_, null) => $"{kind}: ",
            _ => $"{kind} in {location}: ",
        };
        var line = $"{time}{head}{message}\n";
        lock (output)
        {
            if (View is not null)
                View.Show(new(kind, message, location), line);
            else
                output.Write(line);
        }
    }
}
