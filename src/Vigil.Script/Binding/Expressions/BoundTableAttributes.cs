using Vigil.Core.Values;

namespace Vigil.Script.Binding;

/// <summary>Attributes of a table value.</summary>
/// <param name="Fixed">All that does not depend on local variables.</param>
/// <param name="Default">A default that does: evaluated where the table is made.</param>
internal sealed record BoundTableAttributes(TableAttributes Fixed, BoundExpression? Default);
