using Vigil.Core.Diagnostics;

namespace Vigil.Testing;

/// <summary>Counts errors and forgets the rest.</summary>
public sealed class SilentReporter : Reporter
{
    public override void Error(string message, SourceLocation? location = null, string kind = "error") => Errors++;

    public override void Warning(string message, SourceLocation? location = null, string kind = "warning")
    {
    }

    public override void Info(string message, SourceLocation? location = null)
    {
    }
}
