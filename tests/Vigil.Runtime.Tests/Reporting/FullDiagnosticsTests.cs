using System.Text;
using System.Text.Json;
using Vigil.Core.Diagnostics;
using Vigil.Runtime.Reporting;

namespace Vigil.Runtime.Tests.Reporting;

public sealed class FullDiagnosticsTests
{
    private readonly SourceLines _sources = new();
    private readonly StringWriter _output = new();
    private readonly StandardReporter _reporter;

    public FullDiagnosticsTests()
    {
        _sources.Add("t.zeek", Encoding.UTF8.GetBytes("global a = 1;\n\tprint \"ä\", nobody;\r\nprint 3;\n"));
        _reporter = new(_output) { View = new FullDiagnostics(_output, _sources) };
    }

    [Fact]
    public void A_message_comes_with_its_line_a_mark_and_hints()
    {
        _reporter.Error("unknown identifier nobody, at or near \"nobody\"", new("t.zeek", 2, 2, 14) { EndColumn = 20 });
        _reporter.Explain("did you mean 'anybody'?");
        Assert.Equal(
            """
            error in t.zeek, line 2: unknown identifier nobody, at or near "nobody"
              --> t.zeek:2:14
              |
            2 | <tab>print "ä", nobody;
              | <tab>           ^~~~~~
               = nothing of this name was declared up to here; declare it, or @load the script that does
               = did you mean 'anybody'?

            """.Replace("<tab>", "\t"),
            _output.ToString());
    }

    [Fact]
    public void A_construct_of_several_lines_is_marked_to_the_end_of_its_first()
    {
        _reporter.Warning("odd", new("t.zeek", 1, 3, 8) { EndColumn = 2 });
        Assert.EndsWith("1 | global a = 1;\n  |        ^~~~~~\n", _output.ToString());
    }

    [Fact]
    public void Both_places_of_a_message_are_shown()
    {
        _reporter.Error("already defined (a)", new JoinedLocation(new("t.zeek", 1, 1, 8), new("t.zeek", 3, 3, 1)));
        var text = _output.ToString();
        Assert.StartsWith("error in t.zeek, line 1 and t.zeek, line 3: already defined (a)\n  --> t.zeek:3:1\n", text);
        Assert.Contains("  and here:\n  --> t.zeek:1:8\n", text);
    }

    [Fact]
    public void The_same_mistake_at_the_same_place_is_shown_in_full_once()
    {
        for (var i = 0; i < 3; i++)
            _reporter.Error("no such index (t[1])", new("t.zeek", 3, 3, 1), "expression error");
        Assert.Equal(3, Count("expression error in"));
        Assert.Equal(1, Count("-->"));
    }

    [Theory]
    [InlineData("absent.zeek", 1, 1)]
    [InlineData("t.zeek", 99, 1)]
    [InlineData("t.zeek", 1, 500)]
    [InlineData("t.zeek", 3, 0)]
    public void Places_that_do_not_exist_do_no_harm(string file, int line, int column)
    {
        _reporter.Error("odd", new(file, line, line, column) { EndColumn = column + 10 });
        Assert.StartsWith($"error in {file}, line {line}: odd\n  --> {file}:{line}:", _output.ToString());
    }

    [Fact]
    public void Long_lines_are_cut_around_the_construct_and_control_characters_do_not_reach_the_terminal()
    {
        _sources.Add("long.zeek", Encoding.ASCII.GetBytes(new string('x', 400) + "\u001b[31m" + new string('y', 400)));
        _reporter.Error("odd", new("long.zeek", 1, 1, 401) { EndColumn = 402 });
        var text = _output.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), static l => Assert.True(l.Length < 200));
        var lines = text.Split('\n');
        Assert.Equal(lines[3].IndexOf('?'), lines[4].IndexOf('^'));
    }

    [Fact]
    public void Without_a_view_messages_are_one_line_each()
    {
        var output = new StringWriter();
        var reporter = new StandardReporter(output);
        reporter.Error("odd", new("t.zeek", 1, 1, 8));
        reporter.Explain("a hint");
        Assert.Equal("error in t.zeek, line 1: odd\n", output.ToString());
    }

    [Fact]
    public void Editors_get_one_document()
    {
        var json = new JsonDiagnostics();
        var reporter = new StandardReporter(TextWriter.Null) { View = json };
        reporter.Error("unknown identifier x, at or near \"x\"", new("t.zeek", 2, 2, 14) { EndColumn = 20 });
        reporter.Explain("did you mean 'y'?");
        reporter.Warning("unreachable code", new("t.zeek", 3, 4, 1) { EndColumn = 3 });
        using var stream = new MemoryStream();
        json.Write(stream);
        using var document = JsonDocument.Parse(stream.ToArray());
        var root = document.RootElement;
        Assert.Equal(1, root.GetProperty("errors").GetInt32());
        Assert.Equal(1, root.GetProperty("warnings").GetInt32());
        var first = root.GetProperty("diagnostics")[0];
        Assert.Equal("t.zeek", first.GetProperty("file").GetString());
        Assert.Equal(14, first.GetProperty("column").GetInt32());
        Assert.Equal(20, first.GetProperty("end").GetProperty("column").GetInt32());
        Assert.Equal("error", first.GetProperty("severity").GetString());
        Assert.Equal("unknown-identifier", first.GetProperty("code").GetString());
        Assert.StartsWith("did you mean 'y'?; ", first.GetProperty("hint").GetString());
        Assert.Equal("unreachable", root.GetProperty("diagnostics")[1].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("no such index (t[1])", "no-such-index")]
    [InlineData("cannot mix cases with expressions and types", "cannot-mix-cases-with-expressions-and")]
    [InlineData("x is used inside lambda but not captured", "missing-capture")]
    [InlineData("", "message")]
    public void Codes_do_not_depend_on_the_details(string message, string code) =>
        Assert.Equal(code, new Diagnostic("error", message, null).Code);

    private int Count(string part) => _output.ToString().Split(part).Length - 1;
}
