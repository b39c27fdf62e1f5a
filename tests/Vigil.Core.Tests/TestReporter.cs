using Vigil.Core.Diagnostics;

namespace Vigil.Core.Tests;

/// <summary>Keeps what was reported.</summary>
internal sealed class TestReporter : Reporter
{
    public List<string> Messages { get; } = [];

    public override void Error(string message, SourceLocation? location = null, string kind = "error")
    {
        Errors++;
        Messages.Add(message);
    }

    public override void Warning(string message, SourceLocation? location = null, string kind = "warning") => Messages.Add(message);

    public override void Info(string message, SourceLocation? location = null) => Messages.Add(message);
}
