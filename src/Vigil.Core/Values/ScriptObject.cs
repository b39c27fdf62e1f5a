using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A script value that is held by reference.</summary>
public abstract class ScriptObject
{
    /// <summary>Its own type.</summary>
    public abstract ScriptType Type { get; }
}
