using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>A call of a function or hook.</summary>
/// <param name="Callee">What is called.</param>
/// <param name="Arguments">Arguments, defaults filled in.</param>
/// <param name="IsHook">Whether it is a hook.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundCall(
    BoundExpression Callee, ImmutableArray<BoundExpression> Arguments, bool IsHook, ScriptType Type, SourceLocation Location)
    : BoundExpression(Type, Location);
