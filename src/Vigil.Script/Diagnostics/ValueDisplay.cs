using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Script.Diagnostics;

/// <summary>Constants in messages: in one line, strings without quotes.</summary>
internal static class ValueDisplay
{
    /// <summary>The text of a value.</summary>
    public static string Text(Value value) => value.IsSet ? ValueText.ToString(value) : "<uninitialized>";
}
