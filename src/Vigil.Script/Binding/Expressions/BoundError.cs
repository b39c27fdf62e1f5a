using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>Something the binder has reported.</summary>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundError(SourceLocation Location)
    : BoundExpression(BaseType.Error, Location);
