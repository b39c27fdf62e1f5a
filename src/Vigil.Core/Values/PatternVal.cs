using Vigil.Core.Patterns;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A pattern; <c>+=</c> changes the object, so all who refer to it see the change.</summary>
public sealed class PatternVal(Pattern pattern) : ScriptObject
{
    /// <summary>What it matches.</summary>
    public Pattern Pattern { get; set; } = pattern;

    /// <summary>Its full text without slashes, e.g. <c>^?(foo)$?</c>.</summary>
    public string Text => Pattern.Text;

    /// <inheritdoc/>
    public override ScriptType Type => BaseType.Pattern;
}
