using System.Collections.Immutable;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Operators, by precedence climbing over the ranks of language.md 2.1.</summary>
internal sealed partial class Parser
{
    private const int AssignmentRank = 2;
    private const int ConditionalRank = 3;
    private const int HookRank = 6;
    private const int RelationalRank = 7;
    private const int StepRank = 15;
    private const int PrefixRank = 16;

    private ExpressionSyntax ParseExpression() => ParseExpression(AssignmentRank);

    /// <summary>An expression whose operators all bind at least as tightly as <paramref name="rank"/>.</summary>
    private ExpressionSyntax ParseExpression(int rank)
    {
        Enter();
        var outside = _height;
        _height = 0;
        var left = ParsePrefix();
        while (true)
        {
            Grow();
            var (operatorRank, binary) = InfixOf(_token.Kind);
            if (operatorRank < rank || operatorRank == 0)
                break;
            if (Is(TokenKind.Bar) && _inSize && !ContinuesInsideSize())
                break;

            var kind = _token.Kind;
            Advance();
            if (operatorRank == AssignmentRank)
            {
                var source = ParseInitializer();
                left = new AssignExpression(AssignmentOf(kind), left, source, From(left.Location));
            }
            else if (operatorRank == ConditionalRank)
            {
                var then = ParseExpression(ConditionalRank);
                Expect(TokenKind.Colon);
                var otherwise = ParseExpression(ConditionalRank);
                left = new ConditionalExpression(left, then, otherwise, From(left.Location));
            }
            else
            {
                var right = ParseExpression(operatorRank + 1);
                left = new BinaryExpression(binary, left, right, From(left.Location));
                if (operatorRank == RelationalRank && InfixOf(_token.Kind).Rank == RelationalRank)
                    throw Unexpected(); // a == b == c
            }
        }

        _height = Math.Max(outside, _height);
        Leave();
        return left;
    }

    /// <summary>What may stand behind <c>=</c>: an expression, or a list in braces.</summary>
    private ExpressionSyntax ParseInitializer()
    {
        if (!Is(TokenKind.LeftBrace))
            return ParseExpression();

        var first = _token;
        var outer = EnterBracket();
        Advance();
        var items = ParseList(TokenKind.RightBrace);
        _inSize = outer;
        Expect(TokenKind.RightBrace);
        return new BraceExpression(items, From(first));
    }

    private static (int Rank, BinaryOperator Operator) InfixOf(TokenKind kind) => kind switch
    {
        TokenKind.Assign or TokenKind.PlusAssign or TokenKind.MinusAssign => (AssignmentRank, default),
        TokenKind.Question => (ConditionalRank, default),
        TokenKind.OrOr => (4, BinaryOperator.Or),
        TokenKind.AndAnd => (5, BinaryOperator.And),
        TokenKind.Less => (RelationalRank, BinaryOperator.Less),
        TokenKind.LessOrEqual => (RelationalRank, BinaryOperator.LessOrEqual),
        TokenKind.Greater => (RelationalRank, BinaryOperator.Greater),
        TokenKind.GreaterOrEqual => (RelationalRank, BinaryOperator.GreaterOrEqual),
        TokenKind.Equal => (RelationalRank, BinaryOperator.Equal),
        TokenKind.NotEqual => (RelationalRank, BinaryOperator.NotEqual),
        TokenKind.In => (8, BinaryOperator.In),
        TokenKind.NotIn => (8, BinaryOperator.NotIn),
        TokenKind.Bar => (9, BinaryOperator.BitOr),
        TokenKind.Caret => (10, BinaryOperator.BitXor),
        TokenKind.Ampersand => (11, BinaryOperator.BitAnd),
        TokenKind.ShiftLeft => (12, BinaryOperator.ShiftLeft),
        TokenKind.ShiftRight => (12, BinaryOperator.ShiftRight),
        TokenKind.Plus => (13, BinaryOperator.Add),
        TokenKind.Minus => (13, BinaryOperator.Subtract),
        TokenKind.Star => (14, BinaryOperator.Multiply),
        TokenKind.Slash => (14, BinaryOperator.Divide),
        TokenKind.Percent => (14, BinaryOperator.Modulo),
        _ => (0, default),
    };

    private static AssignOperator AssignmentOf(TokenKind kind) => kind switch
    {
        TokenKind.PlusAssign => AssignOperator.Add,
        TokenKind.MinusAssign => AssignOperator.Subtract,
        _ => AssignOperator.Assign,
    };

    /// <summary>Whether the bar reached inside <c>| |</c> is an infix one: what follows begins an operand and is no operator.</summary>
    private bool ContinuesInsideSize() => Ahead().Kind is TokenKind.Identifier or TokenKind.GlobalIdentifier
        or TokenKind.Constant or TokenKind.Copy or TokenKind.Schedule or TokenKind.Function or TokenKind.Table
        or TokenKind.Set or TokenKind.Vector or TokenKind.Record;

    private ExpressionSyntax ParsePrefix()
    {
        switch (_token.Kind)
        {
            case TokenKind.Not: return ParseUnary(UnaryOperator.Not, PrefixRank);
            case TokenKind.Tilde: return ParseUnary(UnaryOperator.Complement, PrefixRank);
            case TokenKind.Minus: return ParseUnary(UnaryOperator.Negate, PrefixRank);
            case TokenKind.Plus: return ParseUnary(UnaryOperator.Plus, PrefixRank);
            case TokenKind.PlusPlus: return ParseUnary(UnaryOperator.Increment, StepRank);
            case TokenKind.MinusMinus: return ParseUnary(UnaryOperator.Decrement, StepRank);
            case TokenKind.Add: return ParseUnary(UnaryOperator.Add, AssignmentRank);
            case TokenKind.Delete: return ParseUnary(UnaryOperator.Delete, AssignmentRank);
            case TokenKind.Hook: return ParseUnary(UnaryOperator.Hook, HookRank + 1);
            case TokenKind.Local:
                var first = _token;
                Advance();
                var name = ExpectIdentifier();
                Expect(TokenKind.Assign);
                var source = ParseInitializer();
                return new LocalExpression(name, source, From(first));
            default:
                return ParsePostfix(ParsePrimary());
        }
    }

    private UnaryExpression ParseUnary(UnaryOperator op, int rank)
    {
        var first = _token;
        Advance();
        var operand = ParseExpression(rank);
        return new UnaryExpression(op, operand, From(first));
    }

    private ExpressionSyntax ParsePostfix(ExpressionSyntax operand)
    {
        while (true)
        {
            Grow();
            var at = operand.Location;
            switch (_token.Kind)
            {
                case TokenKind.Dollar:
                    Advance();
                    var field = ExpectIdentifier();
                    operand = new FieldExpression(operand, field, From(at));
                    break;
                case TokenKind.HasField:
                    Advance();
                    var tested = ExpectIdentifier();
                    operand = new HasFieldExpression(operand, tested, From(at));
                    break;
                case TokenKind.LeftBracket:
                    operand = ParseIndex(operand);
                    break;
                case TokenKind.LeftParen:
                    operand = ParseCall(operand);
                    break;
                case TokenKind.As:
                    Advance();
                    var target = ParseType();
                    operand = new CastExpression(operand, target, From(at));
                    break;
                case TokenKind.Is:
                    Advance();
                    var type = ParseType();
                    operand = new IsExpression(operand, type, From(at));
                    break;
                default:
                    return operand;
            }
        }
    }

    private ExpressionSyntax ParseIndex(ExpressionSyntax container)
    {
        var outer = EnterBracket();
        Advance();
        ExpressionSyntax? from = null;
        if (!Is(TokenKind.Colon))
        {
            from = ParseExpression();
            if (!Is(TokenKind.Colon))
            {
                var indices = ImmutableArray.CreateBuilder<ExpressionSyntax>(1);
                indices.Add(from);
                while (Accept(TokenKind.Comma))
                    indices.Add(ParseExpression());
                _inSize = outer;
                Expect(TokenKind.RightBracket);
                return new IndexExpression(container, indices.DrainToImmutable(), From(container.Location));
            }
        }

        Advance();
        var to = Is(TokenKind.RightBracket) ? null : ParseExpression();
        _inSize = outer;
        Expect(TokenKind.RightBracket);
        return new SliceExpression(container, from, to, From(container.Location));
    }

    private CallExpression ParseCall(ExpressionSyntax callee)
    {
        var outer = EnterBracket();
        Advance();
        ImmutableArray<ExpressionSyntax> arguments = [];
        ImmutableArray<FieldInitializer> fields = [];
        if (Is(TokenKind.Dollar))
            fields = ParseFieldInitializers(TokenKind.RightParen);
        else
            arguments = ParseList(TokenKind.RightParen);
        _inSize = outer;
        Expect(TokenKind.RightParen);
        return new CallExpression(callee, arguments, fields, From(callee.Location));
    }

    /// <summary>Expressions up to, but not with, <paramref name="end"/>; a trailing comma is allowed.</summary>
    private ImmutableArray<ExpressionSyntax> ParseList(TokenKind end)
    {
        if (Is(end))
            return [];
        var items = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        do
        {
            if (Is(end) && items.Count > 0)
                break;
            items.Add(ParseExpression());
        }
        while (Accept(TokenKind.Comma));
        return items.DrainToImmutable();
    }

    /// <summary>Inside a bracket of any kind, <c>|</c> is no longer the end of a size; returns what it was outside.</summary>
    private bool EnterBracket()
    {
        var outer = _inSize;
        _inSize = false;
        return outer;
    }
}
