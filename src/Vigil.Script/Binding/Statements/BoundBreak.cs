using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>break</c>.</summary>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundBreak(SourceLocation Location)
    : BoundStatement(Location);
