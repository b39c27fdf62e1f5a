using Vigil.Core.Types;
using Vigil.Script.Syntax;
using Vigil.Script.Syntax.Parsing;
using Vigil.Script.Syntax.Text;

namespace Vigil.Script.Tests.Syntax;

public class ParserTests
{
    [Theory]
    [InlineData("a + b * c", "a + (b * c)")]
    [InlineData("a - b - c", "(a - b) - c")]
    [InlineData("! x in y", "(!x) in y")]
    [InlineData("x & 3 == 3", "(x & 3) == 3")]
    [InlineData("a + 1 in s", "(a + 1) in s")]
    [InlineData("a || b && c", "a || (b && c)")]
    [InlineData("a in b == T", "(a in b) == T")]
    [InlineData("a ? b : c ? d : e", "a ? b : (c ? d : e)")]
    [InlineData("x = y = 7", "x = (y = 7)")]
    [InlineData("-a$b[1]", "-((a$b)[1])")]
    [InlineData("a | b ^ c & d << e", "a | (b ^ (c & (d << e)))")]
    [InlineData("|a | b|", "|(a | b)|")]
    [InlineData("|a| - |b|", "(|a|) - (|b|)")]
    [InlineData("|a| | b", "(|a|) | b")]
    [InlineData("hook h() && c", "(hook h()) && c")]
    [InlineData("r$f as count", "(r$f) as count")]
    public void Operators_bind_by_their_rank(string expression, string same) =>
        Assert.Equal(Shape(expression), Shape(same));

    [Theory]
    [InlineData("a == b == c", "==")]
    [InlineData("x++", "++")]
    [InlineData("[$a=1, 2]", "2")]
    [InlineData("f({1})", "{")]
    [InlineData("//", "/")]
    [InlineData("F = function() return 1;", "return")]
    public void What_the_grammar_lacks_is_a_syntax_error(string expression, string near) => Assert.Equal(
        [$"error in ./t.zeek, line 2: syntax error, at or near \"{near}\""],
        ProgramRecorder.Parse($"\nglobal x = {expression};").Messages);

    [Theory]
    [InlineData("[$a=1, $b=y]")]
    [InlineData("R($a=1)")]
    [InlineData("f(a, b, 3)")]
    [InlineData("set(1, 2)")]
    [InlineData("vector(a, b)")]
    [InlineData("x?$f ? x$f : y")]
    [InlineData("v[1:2]")]
    [InlineData("t[a, b]")]
    [InlineData("copy(x)")]
    [InlineData("x is set[count,string]")]
    public void Simple_expressions_are_shown_as_written(string expression) =>
        Assert.Equal(expression, ProgramRecorder.Show(expression));

    [Theory]
    [InlineData("a > b", "b < a")]
    [InlineData("|x|", "sizeof x")]
    [InlineData("table([1, 2] = 3)", "table(1, 2 = 3)")]
    [InlineData("[1, 2] in t", "1, 2 in t")]
    [InlineData("a !in b", "!a in b")]
    public void Some_expressions_are_shown_as_the_reference_does(string expression, string expected) =>
        Assert.Equal(expected, ProgramRecorder.Show(expression));

    [Fact]
    public void Assertions_show_quoted_strings_and_constants_first()
    {
        var program = ProgramRecorder.Parse("assert x == \"a\";");
        var text = new SyntaxText(ProgramRecorder.Constant, (name, _) => "M::" + name) { QuotesStrings = true, MovesConstants = true };
        Assert.Equal("\"a\" == M::x", text.Expression(((AssertStatement)program.Statements[0]).Condition));
    }

    [Fact]
    public void Every_declaration_reaches_the_builder_with_its_module_and_export()
    {
        var program = ProgramRecorder.Parse("""
            global plain: count;
            module M;
            export {
                ## What it is.
                type R: record { a: count &log; b: set[addr, port] &optional; };
                type E: enum { A, B = 3 &deprecated="no", };
                option o = 5;
                const c: table[count] of string = { [1] = "a", [2] = "b", } &redef;
                global f: function(a: count, b: string &default="x"): bool;
            }
            redef ::plain += 2;
            redef enum E += { C };
            redef record R += { c: vector of string &default=vector(); } &log;
            redef record R$a -= { &log };
            function f(a: count; b: string): bool { return T; }
            event e(x: any) &priority=-5 { }
            redef event M::e() { }
            hook h(r: R) &group="g" { break; }
            """, keepsDocumentation: true);
        Assert.Empty(program.Messages);
        Assert.Equal(14, program.Declarations.Count);
        Assert.Equal("GLOBAL", program.Declarations[0].Module);
        Assert.Equal("What it is.", program.Declarations[1].Documentation);
        Assert.All(program.Declarations.Skip(1), d => Assert.Equal("M", d.Module));
        Assert.All(program.Declarations.Skip(1).Take(5), d => Assert.True(d.IsExported));
        Assert.All(program.Declarations.Skip(6), d => Assert.False(d.IsExported));
        var constant = Assert.IsType<VariableDeclaration>(program.Declarations[4]);
        Assert.Equal(2, Assert.IsType<BraceExpression>(constant.Initializer).Items.Length);
        Assert.True(Assert.IsType<FunctionDeclaration>(program.Declarations[12]).IsRedefinition);
    }

    [Fact]
    public void Every_statement_is_read()
    {
        var program = ProgramRecorder.Parse("""
            local t: table[count] of count = { [1] = 2 } &ordered;
            print "a", 1;
            event e(1,);
            if ( a ) { } else if ( b ) print 1; else { ; }
            switch ( x ) { case 1, 2: break; default: fallthrough; }
            switch x { case type count as c: return; }
            for ( [a, b], v in t ) next;
            for ( _, v in t ) { break; }
            while ( T ) ++i;
            when [copy c, d] ( local r = f(c) ) { } timeout 1 min { print 2; }
            return when ( T ) return 1;
            assert a, "b";
            v[1:2] = vector(1);
            add s[1]; delete t[1];
            schedule 1sec { e(1, "a") };
            hook h(1);
            f = function[x, copy y](a: count): count { return a; };
            x = [$a=1, $f(b: string) = { print b; }];
            """);
        Assert.Empty(program.Messages);
        Assert.Equal(19, program.Statements.Count);
    }

    [Fact]
    public void A_statement_in_one_line_and_a_body_in_lines()
    {
        var program = ProgramRecorder.Parse("when [s] ( flag )\n\t{\n\tprint \"no\", s;\n\treturn 1;\n\t}\n");
        var when = Assert.IsType<WhenStatement>(program.Statements[0]);
        var text = new SyntaxText(ProgramRecorder.Constant);
        Assert.Equal("when (flag) { print no, s; return (1)}", text.Statement(when));
        Assert.Equal("{ \nprint no, s;\nreturn (1);\n}", text.Body((BlockStatement)when.Body));
        Assert.Equal("./t.zeek, lines 1-5", when.Location.ToString());
    }

    [Fact]
    public void Attributes_behind_a_constructor_reach_the_variable_and_the_field()
    {
        var program = ProgramRecorder.Parse("""
            const s: set[count] = set() &ordered &redef;
            type R: record { t: set[count] &default=set() &log; };
            """);
        var constant = Assert.IsType<VariableDeclaration>(program.Declarations[0]);
        Assert.Equal(["ordered", "redef"], constant.Attributes.Select(a => a.Name));
        Assert.Equal(["ordered"], Assert.IsType<SetExpression>(constant.Initializer).Attributes.Select(a => a.Name));
        var record = Assert.IsType<RecordTypeSyntax>(Assert.IsType<TypeDeclaration>(program.Declarations[1]).Type);
        Assert.Equal(["default", "log"], record.Fields[0].Attributes.Select(a => a.Name));
    }

    [Theory]
    [InlineData("print \"a\"\n\t}", "error in ./t.zeek, line 2: syntax error, at or near \"}\"")]
    [InlineData("function f() {", "error: syntax error, at end of file ./t.zeek")]
    [InlineData("print 1; global x = 1;", "error in ./t.zeek, line 1: syntax error, at or near \"global\"")]
    [InlineData("global T: count;", "error in ./t.zeek, line 1: syntax error, at or near \"T\"")]
    [InlineData("print GLOBAL::x;", "error in ./t.zeek, line 1: Using GLOBAL:: as a prefix is invalid. Use :: instead (GLOBAL::x)")]
    [InlineData("export { global ::x = 1; }", "error in ./t.zeek, line 1: cannot use :: prefix in export section: ::x")]
    public void Mistakes_are_told_as_the_reference_does(string text, string message) =>
        Assert.Equal([message], ProgramRecorder.Parse(text).Messages);

    [Fact]
    public void Deep_nesting_is_an_error_and_no_stack_overflow()
    {
        var parens = ProgramRecorder.Parse("global x = " + new string('(', 100_000));
        Assert.Equal(["error in ./t.zeek, line 1: nesting is too deep"], parens.Messages);
        var blocks = ProgramRecorder.Parse(new string('{', 100_000));
        Assert.Equal(["error in ./t.zeek, line 1: nesting is too deep"], blocks.Messages);
        var chain = ProgramRecorder.Parse("global x = 1" + string.Concat(Enumerable.Repeat(" + 1", 100_000)) + ";");
        Assert.Equal(["error in ./t.zeek, line 1: nesting is too deep"], chain.Messages);
    }

    [Fact]
    public void Type_texts_of_declarations_are_read()
    {
        var parser = new TypeTextParser();
        var signature = parser.ParseSignature("function(s: string, n: count &default=5, ...) : table[addr, port] of any");
        Assert.Equal(FunctionFlavor.Function, signature.Flavor);
        Assert.Equal(["s", "n", "va_args"], signature.Parameters.Select(p => p.Name));
        Assert.Equal(2, parser.ParseParameters("c: connection, is_orig: bool").Length);
        Assert.Empty(parser.ParseParameters(""));
        Assert.Equal(
            "function(a:count, b:string &default=x) : void",
            new SyntaxText(ProgramRecorder.Constant).Type(parser.ParseType("function(a: count, b: string &default=\"x\")")));
        Assert.Throws<FormatException>(() => parser.ParseType("set[count"));
        Assert.Throws<FormatException>(() => parser.ParseSignature("count"));
    }

    /// <summary>The expression with every operator in brackets of its own, parentheses as written left out.</summary>
    private static string Shape(string expression)
    {
        var program = ProgramRecorder.Parse($"global x = {expression};");
        Assert.Empty(program.Messages);
        return Shape(((VariableDeclaration)program.Declarations[0]).Initializer!);
    }

    private static string Shape(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpression e => Shape(e.Inner),
        UnaryExpression e => $"({e.Operator} {Shape(e.Operand)})",
        BinaryExpression e => $"({Shape(e.Left)} {e.Operator} {Shape(e.Right)})",
        ConditionalExpression e => $"({Shape(e.Condition)} ? {Shape(e.Then)} : {Shape(e.Else)})",
        AssignExpression e => $"({Shape(e.Target)} = {Shape(e.Source)})",
        IndexExpression e => $"({Shape(e.Container)}[{Shape(e.Indices[0])}])",
        FieldExpression e => $"({Shape(e.Record)}${e.Field})",
        CastExpression e => $"({Shape(e.Operand)} as)",
        _ => new SyntaxText(ProgramRecorder.Constant).Expression(expression),
    };
}
