using System.Collections.Immutable;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Statements.</summary>
internal sealed partial class Parser
{
    private BlockStatement ParseBlock()
    {
        var block = ParseOpenBlock();
        Advance();
        return block;
    }

    /// <summary>A block whose closing brace is looked at but not passed.</summary>
    private BlockStatement ParseOpenBlock()
    {
        var first = _token;
        Expect(TokenKind.LeftBrace);
        var statements = ParseStatements();
        Require(TokenKind.RightBrace);
        return new BlockStatement(statements, From(first));
    }

    /// <summary>Statements up to a closing brace, a <c>case</c> or a <c>default</c>.</summary>
    private ImmutableArray<StatementSyntax> ParseStatements()
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!Is(TokenKind.RightBrace) && !Is(TokenKind.Case) && !Is(TokenKind.Default))
        {
            if (TryConditional())
                continue;
            var (first, depth) = (_token, _depth);
            try
            {
                statements.Add(ParseStatement());
            }
            catch (SyntaxError) when (CanRecover())
            {
                _depth = depth;
                _height = 0;
                _inSize = false;
                SkipStatement(first);
            }
        }

        return statements.DrainToImmutable();
    }

    /// <summary>The one statement below <c>if</c>, <c>for</c> and the like, where no directive may stand.</summary>
    private StatementSyntax ParseBody()
    {
        if (_token.Kind is >= TokenKind.AtIf and <= TokenKind.AtEndif)
        {
            builder.Reporter.Error("incorrect use of directive", _token.Location);
            throw new SyntaxError();
        }

        return ParseStatement();
    }

    private StatementSyntax ParseStatement()
    {
        Enter();
        var statement = ParseStatementAfterCheck();
        Leave();
        return statement;
    }

    private StatementSyntax ParseStatementAfterCheck()
    {
        var first = _token;
        switch (first.Kind)
        {
            case TokenKind.LeftBrace:
                return ParseBlock();
            case TokenKind.Semicolon:
                Advance();
                return new EmptyStatement(first.Location);
            case TokenKind.Print:
                Advance();
                var printed = ParseExpressions();
                Expect(TokenKind.Semicolon);
                return new PrintStatement(printed, From(first));
            case TokenKind.Event:
                return ParseEventStatement();
            case TokenKind.If:
                return ParseIf();
            case TokenKind.Switch:
                return ParseSwitch();
            case TokenKind.For:
                return ParseFor();
            case TokenKind.While:
                Advance();
                var test = ParseCondition();
                var loop = ParseBody();
                return new WhileStatement(test, loop, From(first));
            case TokenKind.Next:
                Advance();
                Expect(TokenKind.Semicolon);
                return new NextStatement(From(first));
            case TokenKind.Break:
                Advance();
                Expect(TokenKind.Semicolon);
                return new BreakStatement(From(first));
            case TokenKind.Fallthrough:
                Advance();
                Expect(TokenKind.Semicolon);
                return new FallthroughStatement(From(first));
            case TokenKind.Return:
                return ParseReturn();
            case TokenKind.When:
                return ParseWhen(first, isReturn: false);
            case TokenKind.Local or TokenKind.Const:
                return ParseLocal();
            case TokenKind.Assert:
                Advance();
                var condition = ParseExpression();
                var message = Accept(TokenKind.Comma) ? ParseExpression() : null;
                Expect(TokenKind.Semicolon);
                return new AssertStatement(condition, message, From(first));
            default:
                var expression = ParseExpression();
                Expect(TokenKind.Semicolon);
                return new ExpressionStatement(expression, From(first));
        }
    }

    private ImmutableArray<ExpressionSyntax> ParseExpressions()
    {
        var items = ImmutableArray.CreateBuilder<ExpressionSyntax>(1);
        do
            items.Add(ParseExpression());
        while (Accept(TokenKind.Comma));
        return items.DrainToImmutable();
    }

    private ExpressionSyntax ParseCondition()
    {
        Expect(TokenKind.LeftParen);
        var condition = ParseExpression();
        Expect(TokenKind.RightParen);
        return condition;
    }

    private EventStatement ParseEventStatement()
    {
        var first = _token;
        Advance();
        var name = ParseName();
        Expect(TokenKind.LeftParen);
        var arguments = ParseList(TokenKind.RightParen);
        Expect(TokenKind.RightParen);
        Expect(TokenKind.Semicolon);
        return new EventStatement(name, arguments, From(first));
    }

    private IfStatement ParseIf()
    {
        var first = _token;
        Advance();
        var condition = ParseCondition();
        var then = ParseBody();
        var otherwise = Accept(TokenKind.Else) ? ParseBody() : null;
        return new IfStatement(condition, then, otherwise, From(first));
    }

    private SwitchStatement ParseSwitch()
    {
        var first = _token;
        Advance();
        var subject = ParseExpression();
        Expect(TokenKind.LeftBrace);
        var cases = ImmutableArray.CreateBuilder<SwitchCase>();
        while (!Is(TokenKind.RightBrace))
            cases.Add(ParseCase());
        Expect(TokenKind.RightBrace);
        return new SwitchStatement(subject, cases.DrainToImmutable(), From(first));
    }

    private SwitchCase ParseCase()
    {
        var first = _token;
        ImmutableArray<ExpressionSyntax> labels = [];
        ImmutableArray<TypeLabel> types = [];
        var isDefault = Accept(TokenKind.Default);
        if (!isDefault)
        {
            Expect(TokenKind.Case);
            if (Is(TokenKind.Type))
                types = ParseTypeLabels();
            else
                labels = ParseExpressions();
        }

        Expect(TokenKind.Colon);
        var start = _token;
        var body = ParseStatements();
        var block = new BlockStatement(body, body.IsEmpty ? start.Location : From(start));
        return new SwitchCase(labels, types, isDefault, block, From(first));
    }

    private ImmutableArray<TypeLabel> ParseTypeLabels()
    {
        var labels = ImmutableArray.CreateBuilder<TypeLabel>();
        do
        {
            var first = _token;
            Expect(TokenKind.Type);
            var type = ParseType();
            var name = Accept(TokenKind.As) ? ExpectIdentifier() : null;
            labels.Add(new TypeLabel(type, name, From(first)));
        }
        while (Accept(TokenKind.Comma));
        return labels.DrainToImmutable();
    }

    private ForStatement ParseFor()
    {
        var first = _token;
        Advance();
        Expect(TokenKind.LeftParen);
        var keys = ImmutableArray.CreateBuilder<string>(1);
        var isBracketed = Accept(TokenKind.LeftBracket);
        do
            keys.Add(ExpectIdentifier());
        while (isBracketed && Accept(TokenKind.Comma));
        if (isBracketed)
            Expect(TokenKind.RightBracket);
        var item = Accept(TokenKind.Comma) ? ExpectIdentifier() : null;
        Expect(TokenKind.In);
        var container = ParseExpression();
        Expect(TokenKind.RightParen);
        var body = ParseBody();
        return new ForStatement(keys.DrainToImmutable(), isBracketed, item, container, body, From(first));
    }

    private StatementSyntax ParseReturn()
    {
        var first = _token;
        Advance();
        if (Is(TokenKind.When))
            return ParseWhen(first, isReturn: true);
        var result = Is(TokenKind.Semicolon) ? null : ParseExpression();
        Expect(TokenKind.Semicolon);
        return new ReturnStatement(result, From(first));
    }

    private WhenStatement ParseWhen(in Token first, bool isReturn)
    {
        Advance();
        var captures = ParseCaptures();
        var condition = ParseCondition();
        var body = ParseBody();
        ExpressionSyntax? timeout = null;
        BlockStatement? timeoutBody = null;
        if (Accept(TokenKind.Timeout))
        {
            timeout = ParseExpression();
            timeoutBody = ParseBlock();
        }

        return new WhenStatement(isReturn, captures, condition, body, timeout, timeoutBody, From(first));
    }

    private LocalStatement ParseLocal()
    {
        var first = _token;
        Advance();
        var name = ExpectIdentifier();
        var type = Accept(TokenKind.Colon) ? ParseType() : null;
        var op = AcceptAssignment();
        var initializer = op is null ? null : ParseInitializer();
        var attributes = ParseVariableAttributes(ref initializer);
        Expect(TokenKind.Semicolon);
        return new LocalStatement(first.Kind == TokenKind.Const, name, type, op, initializer, attributes, From(first));
    }

    private AssignOperator? AcceptAssignment()
    {
        if (!Is(TokenKind.Assign) && !Is(TokenKind.PlusAssign) && !Is(TokenKind.MinusAssign))
            return null;
        var op = AssignmentOf(_token.Kind);
        Advance();
        return op;
    }
}
