using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Runtime.Reporting;

namespace Vigil.Script.Diagnostics;

/// <summary>Reports the author's mistakes in the form of language.md 8.1.</summary>
internal sealed class DiagnosticBag(Reporter reporter)
{
    private readonly Dictionary<ScriptType, SourceLocation> _declared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where deprecation warnings are switched off.</summary>
    public bool IgnoresDeprecations { get; set; }

    /// <summary>Errors so far.</summary>
    public int Errors => reporter.Errors;

    /// <summary>Remembers where a type was written, for messages about it.</summary>
    public T Locate<T>(T type, SourceLocation location)
        where T : ScriptType
    {
        _declared.TryAdd(type, location);
        return type;
    }

    /// <summary>Where a type was written; base types have their name for a place.</summary>
    public SourceLocation LocationOf(ScriptType type) => _declared.TryGetValue(type, out var location)
        ? location
        : new(type.ToString(), 0, 0);

    /// <summary>Reports an error.</summary>
    public void Error(SourceLocation location, string message, string? detail = null) =>
        reporter.Error(detail is null ? message : $"{message} ({detail})", location);

    /// <summary>Reports an error about two places.</summary>
    public void Error(SourceLocation first, SourceLocation second, string message, string? detail = null) =>
        Error(Join(first, second), message, detail);

    /// <summary>Reports a warning.</summary>
    public void Warning(SourceLocation location, string message, string? detail = null) =>
        reporter.Warning(detail is null ? message : $"{message} ({detail})", location);

    /// <summary>Warns that something deprecated is used.</summary>
    public void Deprecated(SourceLocation location, string name, string reason, string? detail = null)
    {
        if (!IgnoresDeprecations)
            Warning(location, reason.Length == 0 ? $"deprecated ({name})" : $"deprecated ({name}): {reason}", detail);
    }

    /// <summary>Names what may have been meant by the name that the message before is about.</summary>
    public void Suggest(string name, IEnumerable<string> known)
    {
        if (NearestName.Find(name, known) is { } nearest)
            reporter.Explain($"did you mean '{nearest}'?");
    }

    /// <summary>Two places as one.</summary>
    public static SourceLocation Join(SourceLocation first, SourceLocation second) =>
        first.ToString() == second.ToString() ? first : new JoinedLocation(first, second);
}
