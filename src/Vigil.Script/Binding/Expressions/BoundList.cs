using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>An index list.</summary>
/// <param name="Items">Components.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundList(ImmutableArray<BoundExpression> Items, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
