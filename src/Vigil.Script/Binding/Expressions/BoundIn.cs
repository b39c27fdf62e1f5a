using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary><c>x in c</c>.</summary>
/// <param name="Keys">Components of what is looked for.</param>
/// <param name="Container">Where.</param>
/// <param name="IsNegated"><c>!in</c>.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundIn(
    ImmutableArray<BoundExpression> Keys, BoundExpression Container, bool IsNegated, SourceLocation Location)
    : BoundExpression(BaseType.Bool, Location);
