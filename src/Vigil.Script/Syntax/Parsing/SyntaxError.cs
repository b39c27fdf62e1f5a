namespace Vigil.Script.Syntax.Parsing;

/// <summary>Ends parsing at the first syntax error, which has been reported by then; never leaves the parser.</summary>
internal sealed class SyntaxError : Exception;
