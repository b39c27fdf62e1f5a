using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Loading;

/// <summary>A script that has been read, in the order of reading.</summary>
/// <param name="Name">The name it was found under.</param>
/// <param name="CanonicalPath">Its identity: the absolute path without links.</param>
/// <param name="Level">How many scripts were being read around it; 0 for those of the command line.</param>
/// <param name="LoadedFrom">The <c>@load</c> that brought it, if one did.</param>
public sealed record LoadedScript(string Name, string CanonicalPath, int Level, SourceLocation? LoadedFrom);
