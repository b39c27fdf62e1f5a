using System.Text;
using Vigil.Input.Readers;

namespace Vigil.Input.Tests.Readers;

public sealed class LineFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_last_line_without_end_waits_where_the_file_is_followed()
    {
        File.WriteAllText(_path, "one\r\ntwo");
        using var file = new LineFile(_path);
        Assert.Equal(["one"], Read(file, takesLast: false));
        File.AppendAllText(_path, " and more\nthree\n");
        Assert.True(file.IsStill(_path));
        Assert.Equal(["two and more", "three"], Read(file, takesLast: false));
    }

    [Fact]
    public void A_last_line_without_end_counts_where_the_file_is_read_once()
    {
        File.WriteAllText(_path, "one\n\ntwo");
        using var file = new LineFile(_path);
        Assert.Equal(["one", "", "two"], Read(file, takesLast: true));
    }

    [Fact]
    public void Lines_may_be_longer_than_the_buffer()
    {
        var longLine = new string('x', 1_000_000);
        File.WriteAllText(_path, $"{longLine}\nshort\n");
        using var file = new LineFile(_path);
        Assert.Equal([longLine, "short"], Read(file, takesLast: true));
    }

    [Fact]
    public void A_file_that_was_replaced_or_cut_off_is_another()
    {
        File.WriteAllText(_path, "one\n");
        using var file = new LineFile(_path);
        Read(file, takesLast: true);
        File.WriteAllText(_path + ".new", "another\n");
        File.Move(_path + ".new", _path, overwrite: true);
        Assert.False(file.IsStill(_path));
        using var second = new LineFile(_path);
        Read(second, takesLast: true);
        File.WriteAllText(_path, "");
        Assert.False(second.IsStill(_path));
    }

    private static List<string> Read(LineFile file, bool takesLast)
    {
        var lines = new List<string>();
        while (file.TryRead(takesLast, out var line))
            lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }
}
