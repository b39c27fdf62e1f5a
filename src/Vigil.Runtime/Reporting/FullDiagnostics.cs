namespace Vigil.Runtime.Reporting;

/// <summary>Messages for people: the usual line, the place, its source line with a mark, and what may help.</summary>
/// <param name="output">Where to.</param>
/// <param name="sources">Texts of the scripts.</param>
public sealed class FullDiagnostics(TextWriter output, SourceLines sources) : IDiagnosticView
{
    // A message that comes again at the same place, at run time, is shown in full once.
    private readonly HashSet<(string Code, string Place)> _shown = [];
    private bool _isNew;

    /// <inheritdoc/>
    public void Show(Diagnostic diagnostic, string line)
    {
        output.Write(line);
        _isNew = false;
        if (diagnostic.Place is not { FirstLine: > 0 } place)
        {
            Explain(diagnostic.Code, diagnostic);
            return;
        }

        if (_shown.Count > 10_000 || !_shown.Add((diagnostic.Code, $"{place.File}:{place.FirstLine}:{place.Column}")))
            return;
        output.Write(SourceExcerpt.Of(place, sources));
        if (diagnostic.Related is { } related)
        {
            output.Write("  and here:\n");
            output.Write(SourceExcerpt.Of(related, sources));
        }

        Explain(diagnostic.Code, diagnostic);
    }

    /// <inheritdoc/>
    public void Explain(string hint)
    {
        if (_isNew)
            output.Write($"   = {hint}\n");
    }

    private void Explain(string code, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == "info")
            return;
        _isNew = true;
        if (DiagnosticCauses.Of(code) is { } cause)
            Explain(cause);
    }
}
