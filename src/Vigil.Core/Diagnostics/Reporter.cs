namespace Vigil.Core.Diagnostics;

/// <summary>Where errors, warnings and messages of one engine go (language.md 8.1).</summary>
public abstract class Reporter
{
    /// <summary>Errors reported so far.</summary>
    public int Errors { get; protected set; }

    /// <summary>Location of the script statement at work, for messages that bring none.</summary>
    public SourceLocation? Current { get; set; }

    /// <summary>An error.</summary>
    /// <param name="message">Message with detail.</param>
    /// <param name="location">Where; <see langword="null"/>: <see cref="Current"/>.</param>
    /// <param name="kind">What the line begins with: <c>error</c>, <c>expression error</c>, <c>runtime error</c>.</param>
    public abstract void Error(string message, SourceLocation? location = null, string kind = "error");

    /// <summary>A warning.</summary>
    public abstract void Warning(string message, SourceLocation? location = null, string kind = "warning");

    /// <summary>A message.</summary>
    public abstract void Info(string message, SourceLocation? location = null);

    /// <summary>Adds to the message before it how to put things right; kept only where messages are shown in full.</summary>
    public virtual void Explain(string hint)
    {
    }
}
