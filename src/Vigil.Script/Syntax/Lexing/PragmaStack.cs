using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>The modes that <c>@pragma push</c> has set in one source (language.md 1.8).</summary>
internal sealed class PragmaStack
{
    private const string IgnoreDeprecations = "ignore-deprecations";

    private readonly List<string> _modes = [];

    /// <summary>Whether nothing is left to pop.</summary>
    public bool IsEmpty => _modes.Count == 0;

    /// <summary>Whether deprecation warnings are silent.</summary>
    public bool SilencesDeprecation => _modes.Contains(IgnoreDeprecations);

    /// <summary>Obeys one directive.</summary>
    /// <param name="argument">What stands behind <c>@pragma</c>.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="reporter">Takes complaints.</param>
    public void Apply(string argument, SourceLocation at, Reporter reporter)
    {
        var words = argument.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["push", var mode, ..]:
                if (mode != IgnoreDeprecations)
                    reporter.Warning($"pushing unknown @pragma value '{mode}'", at);
                _modes.Add(mode);
                break;
            case ["pop", ..] when IsEmpty:
                throw new FatalError("@pragma pop without active pragma", at);
            case ["pop", var mode, ..] when mode != _modes[^1]:
                reporter.Error($"@pragma pop '{mode}' does not match the active '{_modes[^1]}'", at);
                break;
            case ["pop", ..]:
                _modes.RemoveAt(_modes.Count - 1);
                break;
            default:
                throw new FatalError("@pragma without value", at);
        }
    }
}
