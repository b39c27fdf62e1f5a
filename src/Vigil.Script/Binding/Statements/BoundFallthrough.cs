using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>fallthrough</c>.</summary>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundFallthrough(SourceLocation Location)
    : BoundStatement(Location);
