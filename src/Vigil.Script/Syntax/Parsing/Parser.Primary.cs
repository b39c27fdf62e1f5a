using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Operands: names, literals, constructors, anonymous functions.</summary>
internal sealed partial class Parser
{
    private ExpressionSyntax ParsePrimary()
    {
        if (_token.Kind is TokenKind.Identifier or TokenKind.GlobalIdentifier)
            return ParseName();

        var first = _token;
        switch (first.Kind)
        {
            case TokenKind.Constant:
                Advance();
                return new ConstantExpression(first.Value, first.Location);
            case TokenKind.Slash:
                return ParsePattern();
            case TokenKind.LeftParen:
                return ParseParenthesized();
            case TokenKind.LeftBracket:
                return ParseBracket();
            case TokenKind.Bar:
                return ParseSize();
            case TokenKind.Copy:
                Advance();
                var argument = ParseParenthesized();
                return new UnaryExpression(UnaryOperator.Copy, argument.Inner, From(first));
            case TokenKind.Function:
                Advance();
                return ParseLambda(first);
            case TokenKind.Schedule:
                return ParseSchedule();
            case TokenKind.Record when Ahead().Kind == TokenKind.LeftParen:
                Advance();
                var outer = EnterBracket();
                Advance();
                var fields = Is(TokenKind.RightParen) ? [] : ParseFieldInitializers(TokenKind.RightParen);
                _inSize = outer;
                Expect(TokenKind.RightParen);
                return new RecordExpression(fields, From(first));
            case TokenKind.Vector when Ahead().Kind == TokenKind.LeftParen:
                return new VectorExpression(ParseConstructorItems(), From(first));
            case TokenKind.Set when Ahead().Kind == TokenKind.LeftParen:
                var elements = ParseConstructorItems();
                var setAttributes = ParseAttributes();
                return new SetExpression(elements, setAttributes, From(first));
            case TokenKind.Table when Ahead().Kind == TokenKind.LeftParen:
                var entries = ParseConstructorItems();
                var tableAttributes = ParseAttributes();
                return new TableExpression(entries, tableAttributes, From(first));
            case TokenKind.Table or TokenKind.Set or TokenKind.Vector or TokenKind.Record or TokenKind.File or TokenKind.Opaque:
                return TypeAsValue(first);
            default:
                return IsBaseType(first.Kind) ? TypeAsValue(first) : throw Unexpected();
        }
    }

    private TypeExpression TypeAsValue(in Token first)
    {
        var type = ParseType();
        return new TypeExpression(type, From(first));
    }

    private PatternExpression ParsePattern()
    {
        if (!stream.RescanAsPattern(ref _token))
        {
            if (_token.Spelling == "/" && IsEmptyPattern())
                throw Unexpected();
            throw new SyntaxError();
        }

        var first = _token;
        Advance();
        return new PatternExpression(
            first.Value.AsString(), first.Text!.Contains('i', StringComparison.Ordinal), first.Text.Contains('s', StringComparison.Ordinal), first.Location);
    }

    private bool IsEmptyPattern() => _token.End < _token.Source.Octets.Length && _token.Source.Octets[_token.End] == '/';

    private ParenthesizedExpression ParseParenthesized()
    {
        var first = _token;
        var outer = EnterBracket();
        Expect(TokenKind.LeftParen);
        var inner = ParseExpression();
        _inSize = outer;
        Expect(TokenKind.RightParen);
        return new ParenthesizedExpression(inner, From(first));
    }

    private UnaryExpression ParseSize()
    {
        var first = _token;
        var outer = _inSize;
        _inSize = true;
        Advance();
        var operand = ParseExpression();
        _inSize = outer;
        Expect(TokenKind.Bar);
        return new UnaryExpression(UnaryOperator.Size, operand, From(first));
    }

    /// <summary><c>[...]</c>: a record constructor if all items, or none, are fields, else an index list.</summary>
    private ExpressionSyntax ParseBracket()
    {
        var first = _token;
        var outer = EnterBracket();
        Advance();
        ExpressionSyntax result;
        if (Is(TokenKind.Dollar) || Is(TokenKind.RightBracket))
        {
            var fields = Is(TokenKind.Dollar) ? ParseFieldInitializers(TokenKind.RightBracket) : [];
            _inSize = outer;
            Expect(TokenKind.RightBracket);
            result = new RecordExpression(fields, From(first));
        }
        else
        {
            var items = ParseList(TokenKind.RightBracket);
            _inSize = outer;
            Expect(TokenKind.RightBracket);
            result = new BracketExpression(items, From(first));
        }

        return result;
    }

    private ImmutableArray<ExpressionSyntax> ParseConstructorItems()
    {
        var outer = EnterBracket();
        Advance();
        Expect(TokenKind.LeftParen);
        var items = ParseList(TokenKind.RightParen);
        _inSize = outer;
        Expect(TokenKind.RightParen);
        return items;
    }

    private ImmutableArray<FieldInitializer> ParseFieldInitializers(TokenKind end)
    {
        var fields = ImmutableArray.CreateBuilder<FieldInitializer>();
        do
        {
            if (Is(end) && fields.Count > 0)
                break;
            var first = _token;
            Expect(TokenKind.Dollar);
            var name = ExpectIdentifier();
            ExpressionSyntax value;
            if (Accept(TokenKind.Assign))
            {
                value = ParseExpression();
            }
            else
            {
                var start = _token;
                var captures = ParseCaptures();
                var signature = ParseSignature(FunctionFlavor.Function, start);
                Expect(TokenKind.Assign);
                var body = ParseFunctionBody();
                value = new LambdaExpression(captures, signature, body, From(start));
            }

            fields.Add(new FieldInitializer(name, value, From(first)));
        }
        while (Accept(TokenKind.Comma));
        return fields.DrainToImmutable();
    }

    private LambdaExpression ParseLambda(in Token first)
    {
        var captures = ParseCaptures();
        var signature = ParseSignature(FunctionFlavor.Function, first);
        SkipConditionals();
        var body = ParseFunctionBody();
        return new LambdaExpression(captures, signature, body, From(first));
    }

    /// <summary>The body of a function inside an expression.</summary>
    private BlockStatement ParseFunctionBody()
    {
        var outer = EnterBracket();
        var body = ParseBlock();
        _inSize = outer;
        return body;
    }

    private ImmutableArray<CaptureSyntax>? ParseCaptures()
    {
        if (!Accept(TokenKind.LeftBracket))
            return null;
        var captures = ImmutableArray.CreateBuilder<CaptureSyntax>();
        while (!Is(TokenKind.RightBracket))
        {
            var first = _token;
            var isCopy = Accept(TokenKind.Copy);
            var name = ExpectIdentifier();
            captures.Add(new CaptureSyntax(name, isCopy, From(first)));
            if (!Accept(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightBracket);
        return captures.DrainToImmutable();
    }

    private ScheduleExpression ParseSchedule()
    {
        var first = _token;
        var outer = EnterBracket();
        Advance();
        var when = ParseExpression();
        Expect(TokenKind.LeftBrace);
        var name = ParseName();
        Expect(TokenKind.LeftParen);
        var arguments = ParseList(TokenKind.RightParen);
        Expect(TokenKind.RightParen);
        _inSize = outer;
        Expect(TokenKind.RightBrace);
        return new ScheduleExpression(when, name, arguments, From(first));
    }
}
