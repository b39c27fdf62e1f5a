using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>c[i]</c>.</summary>
/// <param name="Container">The container.</param>
/// <param name="Keys">Components of the index.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundIndex(
    BoundExpression Container, ImmutableArray<BoundExpression> Keys, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
