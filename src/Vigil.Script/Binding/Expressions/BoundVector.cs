using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A vector constructor.</summary>
/// <param name="Items">Elements.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundVector(ImmutableArray<BoundExpression> Items, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
