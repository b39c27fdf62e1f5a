using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Profiling;

/// <summary>A body that is measured.</summary>
/// <param name="Name">What it belongs to.</param>
/// <param name="Kind"><c>function</c>, <c>event</c>, <c>hook</c>, <c>lambda</c> or <c>when</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ProfiledFunction(string Name, string Kind, SourceLocation Location);
