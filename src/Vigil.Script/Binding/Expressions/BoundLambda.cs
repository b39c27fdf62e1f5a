using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>An anonymous function.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundLambda(FunctionBody Body, SourceLocation Location)
    : BoundExpression(Body.Type, Location);
