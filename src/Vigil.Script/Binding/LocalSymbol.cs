using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A local variable, parameter or captured variable of one function.</summary>
/// <param name="name">Its name.</param>
/// <param name="module">The module it stands in; messages show it.</param>
/// <param name="type">Its type.</param>
/// <param name="location">Where it was declared.</param>
internal sealed class LocalSymbol(string name, string module, ScriptType type, SourceLocation location)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its name as messages show it.</summary>
    public string DisplayName { get; } = module == "GLOBAL" ? name : $"{module}::{name}";

    /// <summary>Its type.</summary>
    public ScriptType Type { get; set; } = type;

    /// <summary>Where it was declared.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>Position among the parameters; -1 if it is none.</summary>
    public int Parameter { get; set; } = -1;

    /// <summary>Position in the frame of captured variables; -1 if it is not captured.</summary>
    public int Captured { get; set; } = -1;

    /// <summary>Whether it is a constant.</summary>
    public bool IsConst { get; set; }

    /// <summary>Whether its block has ended.</summary>
    public bool IsOutOfScope { get; set; }

    /// <summary>Whether something reads it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether a read could come before it has been set; then its state is tracked.</summary>
    public bool IsTracked { get; set; }
}
