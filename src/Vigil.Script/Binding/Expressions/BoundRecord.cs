using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A record constructor.</summary>
/// <param name="Fields">Fields given.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundRecord(ImmutableArray<BoundFieldInit> Fields, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
