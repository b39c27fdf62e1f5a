namespace Vigil.Runtime.Reporting;

/// <summary>Shows messages in another form than one line each.</summary>
public interface IDiagnosticView
{
    /// <summary>Shows a message.</summary>
    /// <param name="diagnostic">The message.</param>
    /// <param name="line">Its usual form.</param>
    void Show(Diagnostic diagnostic, string line);

    /// <summary>Adds a hint to the message shown last.</summary>
    void Explain(string hint);
}
