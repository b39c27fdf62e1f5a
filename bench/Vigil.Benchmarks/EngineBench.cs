using Vigil.Core.Timing;
using Vigil.Engine;
using Vigil.Packets.Capture;
using Vigil.Packets.Decoding;
using Vigil.Runtime;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Benchmarks;

/// <summary>A started engine that is fed frames from memory; nothing is written.</summary>
internal sealed class EngineBench : IDisposable
{
    private readonly EngineHost _host;
    private double _time = 1_700_000_000;

    /// <summary>Starts an engine on bare scripts and some code.</summary>
    public EngineBench(string code = "")
    {
        _host = new(new() { HasPackets = true, Seed = 1, IsBare = true, IgnoresChecksums = true }, new StreamWriter(Stream.Null), new Silence());
        var share = Path.Combine(AppContext.BaseDirectory, "scripts");
        var path = new ScriptSearchPath([share, share + "/policy"]);
        var program = _host.Load(new() { IsBare = true, Code = code }, path, [], warnsUnused: false)
            ?? throw new InvalidOperationException("the scripts of the benchmark do not compile");
        if (!_host.Start(program, workers: 1))
            throw new InvalidOperationException("the scripts of the benchmark do not start");
        Engine = _host.Engines[0];
    }

    public VigilEngine Engine { get; }

    /// <summary>Processes a frame, a microsecond after the one before.</summary>
    public void Feed(byte[] frame)
    {
        _time += 1e-6;
        Engine.Process(new RawPacket { Time = new NetworkTime(_time), LinkType = LinkType.Ethernet, Data = frame, WireLength = frame.Length });
    }

    public void Dispose() => _host.Logs.Dispose();

    private sealed class Silence : PrintSink
    {
        public override void Write(ReadOnlySpan<byte> line)
        {
        }
    }
}
