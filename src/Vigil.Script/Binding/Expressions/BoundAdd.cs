using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>add s[k]</c>.</summary>
/// <param name="Element">The element.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundAdd(BoundIndex Element, SourceLocation Location)
    : BoundExpression(BaseType.Void, Location);
