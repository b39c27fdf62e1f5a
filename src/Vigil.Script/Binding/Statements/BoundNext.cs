using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>next</c>.</summary>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundNext(SourceLocation Location)
    : BoundStatement(Location);
