using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>An expression.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal abstract record BoundExpression(ScriptType Type, SourceLocation Location) : BoundNode(Location)
{
    /// <summary>Whether it was written in parentheses; messages show them.</summary>
    public bool IsParenthesized { get; init; }

    /// <summary>Whether the binder found it wrong; what uses it stays silent.</summary>
    public bool IsError => Type.Tag == TypeTag.Error;
}
