using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Brings the sources of a program and takes what directives ask for; the script loader implements it.</summary>
internal interface ISourceProvider
{
    /// <summary>The next source of the program, once those before are read to their end; none: the program is complete.</summary>
    SourceText? NextSource();

    /// <summary><c>@load</c>.</summary>
    /// <param name="name">The name behind it.</param>
    /// <param name="from">The source it stands in.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="depth">How many sources are being read, that one included.</param>
    /// <returns>What is to be read now; none if it has been read before.</returns>
    SourceText? Load(string name, SourceText from, SourceLocation at, int depth);

    /// <summary><c>@load-sigs</c>.</summary>
    void LoadSignatures(string name, SourceText from, SourceLocation at);

    /// <summary><c>@load-plugin</c>.</summary>
    SourceText? LoadPlugin(string name, SourceText from, SourceLocation at, int depth);

    /// <summary><c>@unload</c>.</summary>
    void Unload(string name, SourceText from, SourceLocation at);

    /// <summary><c>@prefixes</c>, with its operator.</summary>
    void SetPrefixes(string assignment);
}
