using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Types, parameters and record fields.</summary>
internal sealed partial class Parser
{
    /// <summary>Reads a type that is all there is.</summary>
    public TypeSyntax ParseWholeType()
    {
        Advance();
        var type = ParseType();
        Require(TokenKind.EndOfInput);
        return type;
    }

    /// <summary>Reads parameters that are all there is.</summary>
    public ImmutableArray<FieldSyntax> ParseWholeParameters()
    {
        Advance();
        var parameters = ParseParameters(TokenKind.EndOfInput);
        Require(TokenKind.EndOfInput);
        return parameters;
    }

    private TypeSyntax ParseType()
    {
        Enter();
        var first = _token;
        TypeSyntax type;
        switch (first.Kind)
        {
            case TokenKind.Table:
                Advance();
                var indices = ParseIndexTypes();
                Expect(TokenKind.Of);
                var yield = ParseType();
                type = new TableTypeSyntax(indices, yield, From(first));
                break;
            case TokenKind.Set:
                Advance();
                type = new TableTypeSyntax(ParseIndexTypes(), null, From(first));
                break;
            case TokenKind.Vector:
                Advance();
                Expect(TokenKind.Of);
                var element = ParseType();
                type = new VectorTypeSyntax(element, From(first));
                break;
            case TokenKind.Record:
                Advance();
                Expect(TokenKind.LeftBrace);
                var fields = ParseFields();
                type = new RecordTypeSyntax(fields, From(first));
                break;
            case TokenKind.File:
                Advance();
                var content = Accept(TokenKind.Of) ? ParseType() : null;
                type = new FileTypeSyntax(content, From(first));
                break;
            case TokenKind.Opaque:
                Advance();
                Expect(TokenKind.Of);
                var what = ExpectIdentifier();
                type = new OpaqueTypeSyntax(what, From(first));
                break;
            case TokenKind.Function or TokenKind.Event or TokenKind.Hook:
                Advance();
                type = ParseSignature(FlavorOf(first.Kind), first);
                break;
            case TokenKind.Identifier or TokenKind.GlobalIdentifier:
                var name = ParseName();
                type = new NamedType(name.Name, name.IsGlobal, name.Location);
                break;
            default:
                if (!IsBaseType(first.Kind))
                    throw Unexpected();
                Advance();
                type = new NamedType(first.Text!, false, first.Location);
                break;
        }

        Leave();
        return type;
    }

    private static bool IsBaseType(TokenKind kind) => kind is TokenKind.Bool or TokenKind.Int or TokenKind.Count
        or TokenKind.Double or TokenKind.Time or TokenKind.Interval or TokenKind.String or TokenKind.Pattern
        or TokenKind.Port or TokenKind.Addr or TokenKind.Subnet or TokenKind.Any;

    private static FunctionFlavor FlavorOf(TokenKind keyword) => keyword switch
    {
        TokenKind.Event => FunctionFlavor.Event,
        TokenKind.Hook => FunctionFlavor.Hook,
        _ => FunctionFlavor.Function,
    };

    private ImmutableArray<TypeSyntax> ParseIndexTypes()
    {
        Expect(TokenKind.LeftBracket);
        var types = ImmutableArray.CreateBuilder<TypeSyntax>(1);
        do
            types.Add(ParseType());
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightBracket);
        return types.DrainToImmutable();
    }

    /// <summary>Parameters in parentheses, and the result of a function.</summary>
    private FunctionTypeSyntax ParseSignature(FunctionFlavor flavor, in Token first)
    {
        Expect(TokenKind.LeftParen);
        var parameters = ParseParameters(TokenKind.RightParen);
        Expect(TokenKind.RightParen);
        TypeSyntax? result = null;
        if (flavor == FunctionFlavor.Function && Accept(TokenKind.Colon))
            result = ParseType();
        return new FunctionTypeSyntax(flavor, parameters, result, From(first));
    }

    private ImmutableArray<FieldSyntax> ParseParameters(TokenKind end)
    {
        var parameters = ImmutableArray.CreateBuilder<FieldSyntax>();
        while (!Is(end))
        {
            var first = _token;
            if (Accept(TokenKind.Ellipsis))
            {
                // Built-in functions only: any number of arguments of any type.
                parameters.Add(new FieldSyntax("va_args", new NamedType("any", false, first.Location), [], first.Location));
                break;
            }

            var name = ExpectIdentifier();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var attributes = ParseAttributes();
            parameters.Add(new FieldSyntax(name, type, attributes, From(first)));
            if (Is(TokenKind.Comma))
            {
                Advance();
                if (Is(end))
                    throw Unexpected();
            }
            else if (!Accept(TokenKind.Semicolon))
            {
                break;
            }
        }

        return parameters.DrainToImmutable();
    }

    /// <summary>Fields of a record up to and with the closing brace.</summary>
    private ImmutableArray<FieldSyntax> ParseFields()
    {
        var fields = ImmutableArray.CreateBuilder<FieldSyntax>();
        SkipConditionals();
        while (!Is(TokenKind.RightBrace))
        {
            var first = _token;
            var name = ExpectIdentifier();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var attributes = ParseAttributes();
            fields.Add(new FieldSyntax(name, type, attributes, From(first)));
            Expect(TokenKind.Semicolon);
            SkipConditionals();
        }

        Expect(TokenKind.RightBrace);
        return fields.DrainToImmutable();
    }

    /// <summary>Constants of an enum up to and with the closing brace.</summary>
    private ImmutableArray<EnumItem> ParseEnumItems()
    {
        var items = ImmutableArray.CreateBuilder<EnumItem>();
        do
        {
            var first = _token;
            if (Is(TokenKind.RightBrace))
                break; // behind the last comma, or there are none (for an enum that only redefinitions fill)
            var name = ExpectIdentifier();
            ulong? number = null;
            if (Accept(TokenKind.Assign))
                number = ExpectEnumNumber();
            var deprecation = ParseDeprecation();
            items.Add(new EnumItem(name, number, deprecation, first.Location));
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightBrace);
        return items.DrainToImmutable();
    }

    private ulong ExpectEnumNumber()
    {
        Require(TokenKind.Constant);
        var value = _token.Value;
        if (value.Type != BaseType.Count)
            builder.Reporter.Error("enumerator is not a count constant", _token.Location);
        Advance();
        return value.Bits;
    }

    private string? ParseDeprecation()
    {
        if (!Is(TokenKind.Attribute))
            return null;
        if (_token.Text != "deprecated")
            throw Unexpected();
        Advance();
        if (!Accept(TokenKind.Assign))
            return "";
        Require(TokenKind.Constant);
        var text = _token.Value.Type == BaseType.String ? _token.Value.AsString().ToString() : "";
        Advance();
        return text;
    }
}
