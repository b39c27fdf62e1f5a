using Vigil.Script.Syntax;

namespace Vigil.Script.Tests.Syntax;

public class DirectiveTests
{
    [Fact]
    public void Conditionals_choose_between_declarations_fields_statements_and_heads()
    {
        var program = ProgramRecorder.Parse("""
            @if ( T )
            global a = 1;
            @else
            global b = ???;
            @endif
            @ifdef ( a )
            global c = 1;
            @endif
            @ifndef ( a )
            @if ( T ) what ever @else @endif
            @else
            type R: record {
                @ifdef ( nothing )
                x: count;
                @else
                y: count;
                @endif
            };
            @endif
            function f()
            @if ( F )
                { print 1; }
            @else
                { @if ( T ) print 2; @else print 3; @endif print 4; }
            @endif
            """);
        Assert.Empty(program.Messages);
        Assert.Equal(4, program.Declarations.Count);
        var record = Assert.IsType<RecordTypeSyntax>(Assert.IsType<TypeDeclaration>(program.Declarations[2]).Type);
        Assert.Equal(["y"], record.Fields.Select(f => f.Name));
        Assert.Equal(2, Assert.IsType<FunctionDeclaration>(program.Declarations[3]).Body.Statements.Length);
    }

    [Theory]
    [InlineData("@if ( T )\nglobal x = 1;\n", "fatal error in ./t.zeek, line 3: unbalanced @if... @endif")]
    [InlineData("@if ( F )\nglobal x = 1;\n", "fatal error in ./t.zeek, line 3: unbalanced @if... @endif")]
    [InlineData("@endif", "error in ./t.zeek, line 1: syntax error, at or near \"@endif\"")]
    [InlineData("function f() { if ( T ) @if ( T ) print 1; @endif }", "error in ./t.zeek, line 1: incorrect use of directive")]
    [InlineData("@load nothing", "fatal error in ./t.zeek, line 1: can't find nothing")]
    [InlineData("@unload nothing", "error in ./t.zeek, line 1: failed find file associated with @unload nothing")]
    [InlineData("@deprecated gone soon", "warning in ./t.zeek, line 1: deprecated script loaded from command line arguments gone soon")]
    [InlineData("@pragma", "fatal error in ./t.zeek, line 1: @pragma without value")]
    [InlineData("@pragma pop", "fatal error in ./t.zeek, line 1: @pragma pop without active pragma")]
    [InlineData("@pragma push ignore-deprecations", "fatal error in ./t.zeek, line 1: unbalanced @pragma push pop in file")]
    public void A_wrong_directive_is_told(string text, string message) =>
        Assert.Equal([message], ProgramRecorder.Parse(text).Messages);

    [Fact]
    public void A_pragma_silences_deprecation_until_it_is_popped()
    {
        var program = ProgramRecorder.Parse("""
            global a = 1;
            @pragma push ignore-deprecations
            global b = 1;
            @deprecated not told
            @pragma pop ignore-deprecations
            global c = 1;
            """);
        Assert.Empty(program.Messages);
        Assert.Equal([false, true, false], program.Declarations.Select(d => d.SilencesDeprecation));
    }

    [Fact]
    public void File_name_and_directory_are_constants()
    {
        var program = ProgramRecorder.Parse("global n = @FILENAME;\nglobal d = @DIR;");
        Assert.Equal("t.zeek", Text(program.Declarations[0]));
        Assert.Equal(Directory.GetCurrentDirectory(), Text(program.Declarations[1]));
    }

    private static string Text(DeclarationSyntax declaration) =>
        ((ConstantExpression)((VariableDeclaration)declaration).Initializer!).Value.AsString().ToString();
}
