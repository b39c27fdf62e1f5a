using System.Text;
using Vigil.Tools.Cut;

namespace Vigil.Tools.Tests.Cut;

public sealed class CutTests
{
    private const string Header = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#open\t2024-01-01-00-00-00\n"
        + "#fields\tts\tuid\tid.orig_h\n#types\ttime\tstring\taddr\n";

    private const string Log = Header + "1234567890.500000\tC1\t10.0.0.1\n-\tC2\t10.0.0.2\n#close\t2024-01-01-00-00-01\n";

    private readonly StringWriter _errors = new();
    private int _status;

    private string Run(string input, params string[] arguments) => Run(input, static _ => null, arguments);

    private string Run(string input, Func<string, string?> environment, params string[] arguments)
    {
        using var output = new MemoryStream();
        _status = Program.Run(arguments, new MemoryStream(Encoding.UTF8.GetBytes(input)), output, _errors, environment);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void Columns_come_in_the_order_asked_for_as_often_as_asked_for_and_unknown_ones_are_empty() =>
        Assert.Equal("C1\t\t10.0.0.1\tC1\nC2\t\t10.0.0.2\tC2\n", Run(Log, "uid", "nothing", "id.orig_h", "uid"));

    [Fact]
    public void Without_columns_all_are_written_and_n_leaves_some_out()
    {
        Assert.Equal("1234567890.500000\tC1\t10.0.0.1\n-\tC2\t10.0.0.2\n", Run(Log));
        Assert.Equal("C1\nC2\n", Run(Log, "-n", "ts", "id.orig_h"));
    }

    [Fact]
    public void The_first_header_or_all_of_them_are_written_with_the_columns_that_remain()
    {
        var first = Run(Log + Log, "-c", "uid");
        Assert.StartsWith("#separator \\x09\n#set_separator\t,\n", first, StringComparison.Ordinal);
        Assert.EndsWith("#fields\tuid\n#types\tstring\nC1\nC2\nC1\nC2\n", first, StringComparison.Ordinal);
        var all = Run(Log + Log, "-C", "uid");
        Assert.Equal(2, all.Split("#fields\tuid\n").Length - 1);
        Assert.Equal(2, all.Split("#close").Length - 1);
    }

    [Fact]
    public void A_short_header_has_the_names_only()
    {
        Assert.Equal("uid\nC1\nC2\nC1\nC2\n", Run(Log + Log, "-m", "uid"));
        Assert.Equal("uid\nC1\nC2\nuid\nC1\nC2\n", Run(Log + Log, "-M", "uid"));
    }

    [Fact]
    public void Logs_with_different_columns_may_follow_one_another()
    {
        const string other = "#separator \\x7c\n#fields|a|uid\n#types|string|string\nx|C3\n";
        Assert.Equal("C1\nC2\nC3\n", Run(Log + other, "uid"));
        Assert.Equal("x;C3\n", Run(other, "-F;", "a", "uid"));
    }

    [Fact]
    public void Times_become_calendar_text_and_their_type_string()
    {
        Assert.Equal("2009-02-13T23:31:30+0000\n-\n", Run(Log, "-u", "ts"));
        Assert.Equal("13.02.09\n-\n", Run(Log, "-U", "%d.%m.%y", "ts"));
        Assert.Equal("2009\n-\n", Run(Log, static name => name == "ZEEK_CUT_TIMEFMT" ? "%Y" : null, "-u", "ts"));
        Assert.Contains("#types\tstring\tstring\n", Run(Log, "-cu", "ts", "uid"), StringComparison.Ordinal);
        Assert.Equal("", _errors.ToString());
    }

    [Fact]
    public void A_time_that_is_none_is_reported_and_passed_on()
    {
        Assert.Equal("soon\n", Run(Header + "soon\tC\t::1\n", "-u", "ts"));
        Assert.Equal("vigil-cut: time field is not valid: soon\n", _errors.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Broken_rows_are_skipped_and_broken_headers_end_the_program()
    {
        Assert.Equal("C1\n", Run(Header + "1.0\n1.0\tC1\t::1\n", "uid"));
        Assert.Contains("skipping log line (not enough fields)", _errors.ToString(), StringComparison.Ordinal);
        Run("#separator \\x09\n#fields\ta\nx\n", "a");
        Assert.Equal(1, _status);
        Assert.Contains("bad log header (missing #types line)", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-F", "ab")]
    [InlineData("-U", "")]
    [InlineData("-h", "")]
    [InlineData("-x", "")]
    public void Wrong_options_end_with_status_one(params string[] arguments)
    {
        Run(Log, arguments);
        Assert.Equal(1, _status);
    }

    [Fact]
    public void Json_logs_are_read_too()
    {
        const string log = "{\"ts\":1234567890.5,\"uid\":\"C1\",\"tags\":[\"a\",\"b\"],\"ok\":true}\n{\"uid\":\"\",\"tags\":[]}\n";
        Assert.Equal("C1\ta,b\tT\t2009-02-13T23:31:30+0000\n(empty)\t(empty)\t-\t-\n", Run(log, "-u", "uid", "tags", "ok", "ts"));
        Assert.Equal("uid\tok\nC1\tT\n(empty)\t-\n", Run(log, "-mn", "ts", "tags"));
    }

    [Fact]
    public void Whatever_comes_in_nothing_is_thrown()
    {
        var random = new Random(17);
        var octets = Encoding.UTF8.GetBytes(Log + "{\"a\":1}\n" + Log);
        for (var round = 0; round < 2000; round++)
        {
            var changed = octets.ToArray();
            for (var i = 0; i < 5; i++)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            using var output = new MemoryStream();
            Program.Run(["-Cu", "uid", "ts"], new MemoryStream(changed), output, _errors, static _ => null);
            Assert.True(output.Length < 4L * octets.Length);
        }
    }
}
