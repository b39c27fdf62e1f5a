using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>A statement.</summary>
/// <param name="Location">Where it stands.</param>
internal abstract record BoundStatement(SourceLocation Location) : BoundNode(Location);
