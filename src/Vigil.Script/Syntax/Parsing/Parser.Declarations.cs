using System.Collections.Immutable;
using System.Text;
using Vigil.Core.Types;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>The program: declarations, then statements.</summary>
internal sealed partial class Parser
{
    private bool _hasStatements;
    private string _module = "";
    private string _documentation = "";
    private bool _isExported;
    private bool _silencesDeprecation;

    /// <summary>Reads the whole program.</summary>
    /// <returns>False after a syntax error, which has been reported.</returns>
    public bool ParseProgram()
    {
        try
        {
            Advance();
            while (!Is(TokenKind.EndOfInput))
            {
                ParseRecovering(ParseTopLevelItem);
                if (_recoveries > 0)
                    Accept(TokenKind.RightBrace); // of a block whose beginning was passed over
            }

            return _recoveries == 0;
        }
        catch (SyntaxError)
        {
            return false;
        }
    }

    private void ParseTopLevelItem()
    {
        if (!TryConditional())
            ParseTopLevel();
    }

    private void ParseTopLevel()
    {
        if (IsDeclaration())
        {
            if (_hasStatements)
                throw Unexpected();
            ParseDeclaration();
            return;
        }

        _hasStatements = true;
        var module = stream.Module;
        var statement = ParseStatement();
        builder.AddStatement(statement, module);
    }

    private bool IsDeclaration() => _token.Kind switch
    {
        TokenKind.Module or TokenKind.Export or TokenKind.Global or TokenKind.Option or TokenKind.Redef or TokenKind.Type => true,
        TokenKind.Const => !_hasStatements,
        TokenKind.Function => Ahead().Kind is TokenKind.Identifier or TokenKind.GlobalIdentifier,
        TokenKind.Event or TokenKind.Hook => IsHandler(),
        _ => false,
    };

    /// <summary>Whether <c>event e(</c> or <c>hook h(</c> begins a handler instead of a call: looks at what is in the parentheses.</summary>
    private bool IsHandler()
    {
        var start = _token;
        Advance();
        var isHandler = false;
        if (_token.Kind is TokenKind.Identifier or TokenKind.GlobalIdentifier)
        {
            Advance();
            if (Accept(TokenKind.LeftParen))
            {
                var isEmpty = Is(TokenKind.RightParen);
                Advance();
                isHandler = isEmpty
                    ? _token.Kind is TokenKind.LeftBrace or TokenKind.Attribute or (>= TokenKind.AtIf and <= TokenKind.AtEndif)
                    : Is(TokenKind.Colon);
            }
        }

        if (!stream.TryRewind(start))
            throw Unexpected();
        _hasAhead = false;
        stream.Next(out _token);
        return isHandler;
    }

    private void ParseDeclaration()
    {
        var first = _token;
        _module = stream.Module;
        _documentation = KeepsDocumentation ? DocumentationBefore(first) : "";
        _silencesDeprecation = stream.SilencesDeprecation;
        switch (first.Kind)
        {
            case TokenKind.Module:
                Advance();
                Require(TokenKind.Identifier);
                stream.Module = _token.Text!;
                builder.EnterModule(_token.Text!);
                Advance();
                Expect(TokenKind.Semicolon);
                break;
            case TokenKind.Export:
                ParseExport();
                break;
            case TokenKind.Global:
                ParseVariable(VariableKind.Global);
                break;
            case TokenKind.Option:
                ParseVariable(VariableKind.Option);
                break;
            case TokenKind.Const:
                ParseVariable(VariableKind.Const);
                break;
            case TokenKind.Type:
                ParseTypeDeclaration();
                break;
            case TokenKind.Redef:
                ParseRedefinition();
                break;
            case TokenKind.Function or TokenKind.Event or TokenKind.Hook:
                ParseFunction(isRedefinition: false);
                break;
            default:
                throw Unexpected();
        }
    }

    private void ParseExport()
    {
        Enter();
        Advance();
        Expect(TokenKind.LeftBrace);
        _isExported = true;
        while (!Is(TokenKind.RightBrace))
        {
            if (TryConditional())
                continue;
            if (Is(TokenKind.EndOfInput))
                throw Unexpected();
            ParseRecovering(ParseDeclaration);
        }

        _isExported = false;
        Advance();
        Leave();
    }

    /// <summary>Hands a declaration over, its last token still being looked at, then passes that.</summary>
    private void Declare(DeclarationSyntax declaration)
    {
        builder.Declare(declaration with
        {
            Module = _module,
            IsExported = _isExported,
            Documentation = _documentation,
            SilencesDeprecation = _silencesDeprecation || stream.SilencesDeprecation,
        });
        Advance();
    }

    private NameExpression ParseDeclaredName()
    {
        var name = ParseName();
        if (_isExported && name.IsGlobal)
            builder.Reporter.Error($"cannot use :: prefix in export section: ::{name.Name}", name.Location);
        return name;
    }

    private void ParseVariable(VariableKind kind)
    {
        Advance();
        ParseVariableTail(kind, ParseDeclaredName());
    }

    private void ParseVariableTail(VariableKind kind, NameExpression name)
    {
        var type = Accept(TokenKind.Colon) ? ParseType() : null;
        var op = AcceptAssignment();
        var initializer = op is null ? null : ParseInitializer();
        var attributes = ParseVariableAttributes(ref initializer);
        Require(TokenKind.Semicolon);
        Declare(new VariableDeclaration(kind, name.Name, name.IsGlobal, type, op, initializer, attributes, name.Location));
    }

    /// <summary>Attributes of a variable: those behind it, and those that its constructor has swallowed.</summary>
    private ImmutableArray<AttributeSyntax> ParseVariableAttributes(ref ExpressionSyntax? initializer)
    {
        var attributes = ParseAttributes();
        if (initializer is null || ConstructorAttributes.Of(initializer).IsEmpty)
            return attributes;
        var foreign = ConstructorAttributes.TakeForeign(ref initializer);
        return [.. ConstructorAttributes.Of(initializer), .. foreign, .. attributes];
    }

    private void ParseTypeDeclaration()
    {
        Advance();
        var name = ParseDeclaredName();
        Expect(TokenKind.Colon);
        TypeSyntax type;
        if (Is(TokenKind.Enum))
        {
            var first = _token;
            Advance();
            Expect(TokenKind.LeftBrace);
            var items = ParseEnumItems();
            type = new EnumTypeSyntax(items, From(first));
        }
        else
        {
            type = ParseType();
        }

        var attributes = ParseAttributes();
        Require(TokenKind.Semicolon);
        Declare(new TypeDeclaration(name.Name, type, attributes, name.Location));
    }

    private void ParseRedefinition()
    {
        Advance();
        switch (_token.Kind)
        {
            case TokenKind.Enum:
                Advance();
                var extended = ParseName();
                Expect(TokenKind.PlusAssign);
                Expect(TokenKind.LeftBrace);
                var items = ParseEnumItems();
                Require(TokenKind.Semicolon);
                Declare(new EnumExtension(Written(extended), items, extended.Location));
                break;
            case TokenKind.Record:
                ParseRecordRedefinition();
                break;
            case TokenKind.Event:
                ParseFunction(isRedefinition: true);
                break;
            default:
                ParseVariableTail(VariableKind.Redef, ParseName());
                break;
        }
    }

    private void ParseRecordRedefinition()
    {
        Advance();
        var name = ParseName();
        if (Accept(TokenKind.Dollar))
        {
            var field = ExpectIdentifier();
            var op = AcceptAssignment();
            if (op is null or AssignOperator.Assign)
                throw Unexpected();
            Expect(TokenKind.LeftBrace);
            var changed = ParseAttributes();
            Expect(TokenKind.RightBrace);
            Require(TokenKind.Semicolon);
            Declare(new FieldAttributeChange(Written(name), field, op == AssignOperator.Add, changed, name.Location));
            return;
        }

        Expect(TokenKind.PlusAssign);
        Expect(TokenKind.LeftBrace);
        var fields = ParseFields();
        var attributes = ParseAttributes();
        Require(TokenKind.Semicolon);
        Declare(new RecordExtension(Written(name), fields, attributes, name.Location));
    }

    /// <summary>A name for nodes that have it as one string: with <c>::</c> in front if it is global.</summary>
    private static string Written(NameExpression name) => name.IsGlobal ? "::" + name.Name : name.Name;

    private void ParseFunction(bool isRedefinition)
    {
        var keyword = _token;
        var flavor = FlavorOf(keyword.Kind);
        Advance();
        var name = flavor == FunctionFlavor.Event ? ParseName() : ParseDeclaredName();
        var signature = ParseSignature(flavor, keyword);
        var attributes = ParseAttributes();
        SkipConditionals();
        var body = ParseOpenBlock();
        Declare(new FunctionDeclaration(
            flavor, isRedefinition, name.Name, name.IsGlobal, signature, attributes, body, name.Location));
    }

    /// <summary>The <c>##</c> comments before a token, their marks and one blank removed.</summary>
    private static string DocumentationBefore(in Token token)
    {
        if (token.DocumentationStart < 0)
            return "";
        var text = new StringBuilder();
        foreach (var line in token.Source.Decode(token.DocumentationStart, token.Start).Split('\n'))
        {
            var trimmed = line.Trim();
            if (!trimmed.StartsWith("##", StringComparison.Ordinal) || trimmed.StartsWith("##<", StringComparison.Ordinal))
                continue;
            var content = trimmed.AsSpan(2);
            text.Append(content.StartsWith(" ") ? content[1..] : content).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
