using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>A node after names are resolved and types are checked.</summary>
/// <param name="Location">Where it stands.</param>
internal abstract record BoundNode(SourceLocation Location);
