using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Script.Binding;

/// <summary>A block of a <c>switch</c>.</summary>
/// <param name="Labels">Constants.</param>
/// <param name="Types">Types, each with the variable it is bound to.</param>
/// <param name="IsDefault">Whether it is the default.</param>
/// <param name="Body">Its statements.</param>
internal sealed record BoundCase(
    ImmutableArray<Value> Labels,
    ImmutableArray<(ScriptType Type, LocalSymbol? Symbol)> Types,
    bool IsDefault,
    BoundBlock Body);
