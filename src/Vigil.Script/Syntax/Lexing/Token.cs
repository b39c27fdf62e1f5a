using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>One token; none reaches over a line end.</summary>
internal struct Token
{
    /// <summary>What it is.</summary>
    public TokenKind Kind;

    /// <summary>Line, from 1.</summary>
    public int Line;

    /// <summary>Column of its first octet, from 1.</summary>
    public int Column;

    /// <summary>Offset of its first octet.</summary>
    public int Start;

    /// <summary>Offset behind its last octet.</summary>
    public int End;

    /// <summary>Offset of the first documentation comment between the token before and this one, or -1.</summary>
    public int DocumentationStart;

    /// <summary>The source it stands in.</summary>
    public SourceText Source;

    /// <summary>Name, attribute word or argument of a directive.</summary>
    public string? Text;

    /// <summary>Value of a literal.</summary>
    public Value Value;

    /// <summary>Its place, for messages.</summary>
    public readonly SourceLocation Location => new(Source.Name, Line, Line, Column) { EndColumn = Column + End - Start };

    /// <summary>Its octets as written.</summary>
    public readonly string Spelling => Source.Decode(Start, End);
}
