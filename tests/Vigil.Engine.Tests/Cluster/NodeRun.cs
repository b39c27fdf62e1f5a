using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Runtime;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Engine.Tests.Cluster;

/// <summary>A program without packets, running beside others on a thread of its own until a script ends it.</summary>
internal sealed class NodeRun
{
    private readonly PrintedText _printed = new();
    private readonly Thread _thread;
    private readonly CancellationTokenSource _stop = new(TimeSpan.FromSeconds(60));
    private readonly Dictionary<string, string> _logs = [];
    private string _errors = "";

    private NodeRun(string code)
    {
        _thread = new Thread(() => Run(code));
        _thread.Start();
    }

    /// <summary>Starts one.</summary>
    public static NodeRun Start(string code) => new(code);

    /// <summary>Waits for its end.</summary>
    /// <returns>What it printed; what it reported behind that, if anything.</returns>
    public string Finish()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(90)), "the program did not end");
        _stop.Dispose();
        return _printed.Text + _errors;
    }

    /// <summary>A log it has written, without the lines that tell times; empty if there is none. Call <see cref="Finish"/> first.</summary>
    public string Log(string name) => _logs.GetValueOrDefault(name + ".log", "");

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string code)
    {
        var directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
        using var errorStream = new MemoryStream();
        using var errors = new StreamWriter(errorStream) { AutoFlush = true };
        var host = new EngineHost(new() { Seed = 1 }, errors, _printed);
        using (var logs = host.Logs)
        {
            var share = Path.Combine(AppContext.BaseDirectory, "scripts");
            var path = new ScriptSearchPath([".", share, share + "/policy", share + "/site"]);
            var text = $"redef Log::default_logdir = \"{directory}\";\nredef Reporter::info_to_stderr = F;\nredef Broker::disable_ssl = T;\n{code}";
            var program = host.Load(new() { Code = text }, path, [], warnsUnused: false);
            if (program is not null && host.Start(program, 1))
                host.WaitForTermination(_stop.Token);
            host.Finish();
        }

        foreach (var file in Directory.EnumerateFiles(directory, "*.log"))
            _logs.Add(Path.GetFileName(file), string.Join('\n', File.ReadLines(file).Where(static l => !l.StartsWith("#open") && !l.StartsWith("#close"))));
        Directory.Delete(directory, recursive: true);
        _errors = Encoding.UTF8.GetString(errorStream.ToArray());
    }

    private sealed class PrintedText : PrintSink
    {
        private readonly MemoryStream _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                    return Encoding.UTF8.GetString(_text.ToArray());
            }
        }

        public override void Write(ReadOnlySpan<byte> line)
        {
            lock (_text)
                _text.Write(line);
        }
    }
}
