using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>One way in which bodies of an event or hook may be written.</summary>
/// <param name="Type">Its parameters.</param>
/// <param name="Positions">For each parameter its position in the first prototype.</param>
/// <param name="Deprecation">Text of <c>&amp;deprecated</c>, or <see langword="null"/>.</param>
/// <param name="Location">Where it was declared.</param>
internal sealed record Prototype(
    FunctionType Type, ImmutableArray<int> Positions, string? Deprecation, SourceLocation Location);
