using System.Text.RegularExpressions;
using Vigil.Packets.Capture;
using Vigil.Runtime;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>One run of the default scripts over a capture in memory, and the logs it wrote.</summary>
internal sealed partial class TracedRun
{
    private readonly Dictionary<string, LogFile> _logs = [];

    private TracedRun(string directory, string errors, string printed)
    {
        Errors = errors;
        Printed = printed;
        foreach (var path in Directory.GetFiles(directory, "*.log"))
            _logs.Add(Path.GetFileNameWithoutExtension(path), new(File.ReadAllLines(path)));
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>What went to standard error.</summary>
    public string Errors { get; }

    /// <summary>What scripts printed.</summary>
    public string Printed { get; }

    /// <summary>Names of the logs.</summary>
    public IEnumerable<string> Names => _logs.Keys.Order(StringComparer.Ordinal);

    /// <summary>A log.</summary>
    public LogFile Log(string name) => _logs.TryGetValue(name, out var log)
        ? log
        : throw new InvalidOperationException($"there is no {name}.log, only {string.Join(", ", Names)}; {Errors}");

    /// <summary>All rows of all logs that are about packets, sorted; unique identifiers masked where asked, since they depend on the engine.</summary>
    public List<string> AllRows(bool mask, params string[] without) =>
    [
        .. _logs.Where(static log => log.Key != "packet_filter") // one row for each engine, with the time of the wall clock
            .SelectMany(log => log.Value.Without(without).Select(row => log.Key + ": " + (mask ? Identifier().Replace(row, "ID") : row)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Runs.</summary>
    public static TracedRun Over(byte[] capture, int workers = 1, string code = "")
    {
        var directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
        using var errorStream = new MemoryStream();
        using var errors = new StreamWriter(errorStream) { AutoFlush = true };
        var printed = new PrintedText();
        using (var source = TraceFile.Open(new MemoryStream(capture), "memory"))
        {
            var host = new EngineHost(new() { HasPackets = true, Seed = 1 }, errors, printed);
            using var logs = host.Logs;
            var share = Path.Combine(AppContext.BaseDirectory, "scripts");
            var path = new ScriptSearchPath([".", share, share + "/policy", share + "/site"]);
            var program = host.Load(new() { Code = $"redef Log::default_logdir = \"{directory}\";\n{code}" }, path, [], warnsUnused: false);
            errors.Flush();
            Assert.True(program is not null, System.Text.Encoding.UTF8.GetString(errorStream.ToArray()));
            Assert.True(host.Start(program!, workers), System.Text.Encoding.UTF8.GetString(errorStream.ToArray()));
            host.Run(source, CancellationToken.None);
        }

        return new(directory, System.Text.Encoding.UTF8.GetString(errorStream.ToArray()), printed.Text);
    }

    [GeneratedRegex(@"\b[CF][0-9A-Za-z]{11,19}\b")]
    private static partial Regex Identifier();

    private sealed class PrintedText : PrintSink
    {
        private readonly MemoryStream _text = new();

        public string Text => System.Text.Encoding.UTF8.GetString(_text.ToArray());

        public override void Write(ReadOnlySpan<byte> line)
        {
            lock (_text)
                _text.Write(line);
        }
    }
}
