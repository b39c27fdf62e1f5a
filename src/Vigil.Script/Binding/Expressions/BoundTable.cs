using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A table or set constructor.</summary>
/// <param name="Entries">Entries.</param>
/// <param name="Attributes">Attributes, if any.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundTable(
    ImmutableArray<BoundEntry> Entries, BoundTableAttributes? Attributes, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
