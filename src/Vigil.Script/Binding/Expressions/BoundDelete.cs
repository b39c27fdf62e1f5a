using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>delete x</c>: an element, a field, or all elements of a container.</summary>
/// <param name="Target">What is deleted.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundDelete(BoundExpression Target, SourceLocation Location)
    : BoundExpression(BaseType.Void, Location);
