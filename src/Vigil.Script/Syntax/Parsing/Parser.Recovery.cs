using Vigil.Core.Diagnostics;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <content>Going on after a syntax error, where all mistakes of a script are wanted and nothing will run.</content>
internal sealed partial class Parser
{
    // Who has seen so many wants to correct some before reading on; later ones are mostly consequences.
    private const int MaxErrors = 200;

    private int _recoveries;
    private int _braces; // open at the moment

    /// <summary>Whether to go on after syntax errors.</summary>
    public bool Recovers { get; init; }

    private bool CanRecover() => Recovers && ++_recoveries <= MaxErrors;

    /// <summary>Reads a declaration, or a statement of the top level; after a mistake what is left of it is passed over.</summary>
    private void ParseRecovering(Action parse)
    {
        var (first, depth, braces) = (_token, _depth, _braces);
        try
        {
            parse();
        }
        catch (SyntaxError) when (CanRecover())
        {
            SkipDeclaration(first, depth, braces);
        }
        catch (FatalError error) when (CanRecover())
        {
            builder.Reporter.Current = null; // the place is the error's own, if it has one
            builder.Reporter.Error(error.Message, error.Location, "fatal error");
            SkipDeclaration(first, depth, braces);
        }
    }

    // Up to the next declaration: behind a semicolon or block, or before a keyword that begins a line.
    private void SkipDeclaration(in Token first, int depth, int braces)
    {
        _depth = depth;
        _height = 0;
        _inSize = false;
        if (IsSame(first))
            Advance();
        while (!Is(TokenKind.EndOfInput) && (_braces > braces || !Is(TokenKind.RightBrace)) && !BeginsDeclaration())
        {
            if (TryConditional())
                continue;
            if (_braces > braces)
            {
                // The mistake is in a record, an enum or a body: what is left of that belongs to it.
                Advance();
                if (_braces > braces)
                    continue;
                Accept(TokenKind.Semicolon);
                return;
            }

            if (Is(TokenKind.LeftBrace))
            {
                SkipBlock();
                Accept(TokenKind.Semicolon);
                return;
            }

            if (Accept(TokenKind.Semicolon))
                return;
            Advance();
        }

        _braces = braces; // where a declaration begins, all that was open has been forgotten to be closed
    }

    /// <summary>Passes over what is left of a statement; gives up where a declaration begins.</summary>
    private void SkipStatement(in Token first)
    {
        if (IsSame(first) && !Is(TokenKind.LeftBrace) && !Is(TokenKind.RightBrace))
            Advance();
        while (!Is(TokenKind.RightBrace))
        {
            if (Is(TokenKind.EndOfInput) || BeginsDeclaration())
                throw new SyntaxError();
            if (TryConditional())
                continue;
            if (Is(TokenKind.LeftBrace))
            {
                SkipBlock();
                return;
            }

            if (Accept(TokenKind.Semicolon))
                return;
            Advance();
        }
    }

    private void SkipBlock()
    {
        var depth = 0;
        do
        {
            if (TryConditional())
                continue;
            if (Is(TokenKind.LeftBrace))
                depth++;
            else if (Is(TokenKind.RightBrace))
                depth--;
            Advance();
        }
        while (depth > 0 && !Is(TokenKind.EndOfInput) && !BeginsDeclaration());
    }

    private bool IsSame(in Token first) => _token.Start == first.Start && ReferenceEquals(_token.Source, first.Source);

    private bool BeginsDeclaration() => _token.Column == 1
        && _token.Kind is TokenKind.Module or TokenKind.Export or TokenKind.Global or TokenKind.Option or TokenKind.Redef
            or TokenKind.Type or TokenKind.Function or TokenKind.Event or TokenKind.Hook;
}
