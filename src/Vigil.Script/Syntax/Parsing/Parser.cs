using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vigil.Core.Diagnostics;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Recursive descent over the grammar of language.md 2; hands each declaration over as soon as it is complete.</summary>
/// <remarks>
/// The closing token of a declaration is looked at but not passed before the declaration has been handed over: what
/// follows may be a directive that asks about it.
/// </remarks>
internal sealed partial class Parser(TokenStream stream, IProgramBuilder builder)
{
    // Deeper nesting than any script needs, far from the end of the stack of the passes that walk the tree.
    private const int MaxDepth = 512;

    // Levels of the tree of one expression; operators in a row make one as deep as the row is long.
    private const int MaxHeight = 2000;

    private Token _token;
    private Token _ahead;
    private bool _hasAhead;
    private int _lastLine;
    private int _lastEnd;
    private int _depth;

    // Levels of the highest expression read so far inside the one at work.
    private int _height;

    // Whether the innermost bracket around is the | | of a size, in which | may be its end.
    private bool _inSize;

    /// <summary>Whether to keep <c>##</c> comments in declarations.</summary>
    public bool KeepsDocumentation { get; init; }

    private bool Is(TokenKind kind) => _token.Kind == kind;

    private void Advance()
    {
        Note();
        if (_token.Kind == TokenKind.LeftBrace)
            _braces++;
        else if (_token.Kind == TokenKind.RightBrace)
            _braces--;
        if (_hasAhead)
        {
            _token = _ahead;
            _hasAhead = false;
        }
        else
        {
            stream.Next(out _token);
        }
    }

    private ref readonly Token Ahead()
    {
        if (!_hasAhead)
        {
            stream.Next(out _ahead);
            _hasAhead = true;
        }

        return ref _ahead;
    }

    private bool Accept(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    /// <summary>Insists on a token without passing it.</summary>
    private void Require(TokenKind kind)
    {
        if (_token.Kind != kind)
            throw Unexpected();
        Note();
    }

    // Where the token at hand ends: what is built next reaches up to there.
    private void Note()
    {
        _lastLine = _token.Line;
        _lastEnd = _token.Column + _token.End - _token.Start;
    }

    private void Expect(TokenKind kind)
    {
        Require(kind);
        Advance();
    }

    private string ExpectIdentifier()
    {
        Require(TokenKind.Identifier);
        var name = _token.Text!;
        Advance();
        return name;
    }

    /// <summary>Extent from <paramref name="first"/> to the token passed last.</summary>
    private SourceLocation From(in Token first) =>
        new(first.Source.Name, first.Line, Math.Max(first.Line, _lastLine), first.Column) { EndColumn = _lastEnd };

    private SourceLocation From(SourceLocation first) =>
        new(first.File, first.FirstLine, Math.Max(first.LastLine, _lastLine), first.Column) { EndColumn = _lastEnd };

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep();
    }

    private void Leave() => _depth--;

    /// <summary>Another level on top of what has been read of the expression at work.</summary>
    private void Grow()
    {
        if (++_height > MaxHeight)
            throw TooDeep();
    }

    private SyntaxError TooDeep()
    {
        builder.Reporter.Error("nesting is too deep", _token.Location);
        return new SyntaxError();
    }

    /// <summary>Reports the current token as the place of a syntax error (language.md 8.1).</summary>
    private SyntaxError Unexpected()
    {
        if (Is(TokenKind.EndOfInput))
        {
            // This message names the file itself and has no location of its own.
            builder.Reporter.Current = null;
            builder.Reporter.Error($"syntax error, at end of file {_token.Source.Name}");
            return new SyntaxError();
        }

        var previous = stream.PreviousSource;
        var isOther = !_hasAhead && previous is not null && previous.Octets.Length > 0 && previous != _token.Source;
        var end = isOther ? $" or end of file {previous!.Name}" : "";
        builder.Reporter.Error($"syntax error, at or near \"{_token.Spelling}\"{end}", _token.Location);
        return new SyntaxError();
    }

    /// <summary>Reads a name that may be qualified or global.</summary>
    private NameExpression ParseName()
    {
        if (_token.Kind is not (TokenKind.Identifier or TokenKind.GlobalIdentifier))
            throw Unexpected();
        var isGlobal = Is(TokenKind.GlobalIdentifier) | IsGlobalPrefixed(_token, out var name);
        var location = _token.Location;
        Advance();
        return new NameExpression(name, isGlobal, location);
    }

    private bool IsGlobalPrefixed(in Token name, out string rest)
    {
        const string prefix = "GLOBAL::";
        if (!name.Text!.StartsWith(prefix, StringComparison.Ordinal))
        {
            rest = name.Text;
            return false;
        }

        rest = name.Text[prefix.Length..];
        builder.Reporter.Error($"Using GLOBAL:: as a prefix is invalid. Use :: instead ({name.Text})", name.Location);
        return true;
    }

    private ImmutableArray<AttributeSyntax> ParseAttributes()
    {
        if (!Is(TokenKind.Attribute))
            return [];
        var attributes = ImmutableArray.CreateBuilder<AttributeSyntax>();
        while (Is(TokenKind.Attribute))
        {
            var first = _token;
            Advance();
            ExpressionSyntax? value = null;
            ImmutableArray<AttributeSyntax> swallowed = [];
            if (Accept(TokenKind.Assign))
            {
                value = ParseExpression();
                swallowed = ConstructorAttributes.TakeForeign(ref value);
            }

            attributes.Add(new AttributeSyntax(first.Text!, value, From(first)));
            attributes.AddRange(swallowed);
        }

        return attributes.DrainToImmutable();
    }

    /// <summary>Obeys a conditional directive, if one stands here.</summary>
    private bool TryConditional()
    {
        switch (_token.Kind)
        {
            case TokenKind.AtIf:
                Advance();
                Expect(TokenKind.LeftParen);
                var condition = ParseExpression();
                Require(TokenKind.RightParen);
                stream.BeginConditional(builder.EvaluateCondition(condition, stream.Module));
                break;
            case TokenKind.AtIfdef or TokenKind.AtIfndef:
                var wanted = Is(TokenKind.AtIfdef);
                Advance();
                Expect(TokenKind.LeftParen);
                var name = ParseName();
                Require(TokenKind.RightParen);
                var isDefined = builder.IsDefined(name.IsGlobal ? "::" + name.Name : name.Name, stream.Module);
                stream.BeginConditional(isDefined == wanted);
                break;
            case TokenKind.AtElse when stream.Else():
            case TokenKind.AtEndif when stream.EndConditional():
                break;
            default:
                return false;
        }

        Advance();
        return true;
    }

    private void SkipConditionals()
    {
        while (TryConditional())
        {
        }
    }
}
