using System.Diagnostics;
using System.Text;

namespace Vigil.Engine.Tests.Cluster;

/// <summary>The nodes of a cluster as processes of their own on this machine, connected by Broker.</summary>
internal sealed class ClusterRun : IDisposable
{
    private const string Preamble = """
        @load policy/frameworks/cluster/backend/broker
        redef Broker::disable_ssl = T;
        redef exit_only_after_terminate = T;
        redef Log::default_rotation_interval = 0sec;
        redef Reporter::info_to_stderr = F;

        """;

    private static readonly string _program = Path.Combine(AppContext.BaseDirectory, "vigil");

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
    private readonly List<(string Node, Process Process, Task<string> Output, Task<string> Errors)> _nodes = [];

    /// <summary>Starts all nodes.</summary>
    /// <param name="script">What all of them run.</param>
    /// <param name="nodes">Names; the name without digits is what a node is.</param>
    public ClusterRun(string script, params string[] nodes)
    {
        var layout = new StringBuilder("redef Cluster::nodes = {\n");
        foreach (var node in nodes)
            layout.Append($"[\"{node}\"] = [$node_type=Cluster::{node.TrimEnd("0123456789".ToCharArray()).ToUpperInvariant()}, $ip=127.0.0.1, $p={NodeRun.FreePort()}/tcp],\n");
        File.WriteAllText(Path.Combine(_directory, "cluster-layout.zeek"), layout.Append("};\n").ToString());
        File.WriteAllText(Path.Combine(_directory, "test.zeek"), Preamble + script);
        foreach (var node in nodes)
            Start(node);
    }

    /// <summary>Waits for the end of all nodes.</summary>
    /// <returns>What each printed, and its complaints behind that, by node.</returns>
    public async Task<Dictionary<string, string>> Finish()
    {
        var printed = new Dictionary<string, string>();
        foreach (var (node, process, output, errors) in _nodes)
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
            var complaints = (await errors).Split('\n').Where(static line => line.Length > 0 && !line.Contains("received termination signal", StringComparison.Ordinal));
            printed.Add(node, await output + string.Join('\n', complaints));
        }

        return printed;
    }

    /// <summary>The values of a column of a node's log; none if it has no such log.</summary>
    public List<string> Column(string node, string log, string column)
    {
        var path = Path.Combine(_directory, node, log + ".log");
        return File.Exists(path) ? new EndToEnd.LogFile(File.ReadAllLines(path)).Columns(column) : [];
    }

    public void Dispose()
    {
        foreach (var (_, process, _, _) in _nodes)
        {
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private void Start(string node)
    {
        var start = new ProcessStartInfo(_program, ["-b", Path.Combine(_directory, "test.zeek")])
        {
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(_directory, node)).FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var share = Path.Combine(AppContext.BaseDirectory, "scripts");
        start.Environment["CLUSTER_NODE"] = node;
        start.Environment["ZEEKPATH"] = $"{_directory}:{share}:{share}/policy:{share}/site";
        var process = Process.Start(start) ?? throw new InvalidOperationException(_program);
        _nodes.Add((node, process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));
    }
}
