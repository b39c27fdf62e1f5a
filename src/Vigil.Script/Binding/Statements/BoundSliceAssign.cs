using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>v[a:b] = w</c>.</summary>
/// <param name="Target">The slice.</param>
/// <param name="Source">What replaces it.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundSliceAssign(BoundSlice Target, BoundExpression Source, SourceLocation Location)
    : BoundStatement(Location);
