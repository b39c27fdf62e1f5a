using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A type as a value.</summary>
public sealed class TypeVal(ScriptType denoted) : ScriptObject
{
    /// <summary>The type it denotes.</summary>
    public ScriptType Denoted { get; } = denoted;

    /// <inheritdoc/>
    public override ScriptType Type { get; } = new TypeType(denoted);
}
