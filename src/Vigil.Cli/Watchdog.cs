using System.Globalization;
using Vigil.Engine;

namespace Vigil.Cli;

/// <summary>Ends the program if one packet takes longer than <c>watchdog_interval</c> (<c>-W</c>).</summary>
/// <remarks>It looks once in each interval; an engine that is at the same packet twice has been there for at least that long.</remarks>
internal sealed class Watchdog : IDisposable
{
    private readonly EngineHost _host;
    private readonly Action<string> _bark;
    private readonly double _interval;
    private readonly Timer _timer;
    private readonly long[] _packets;

    /// <summary>Starts to watch the engines of a run.</summary>
    /// <param name="host">The run, started.</param>
    /// <param name="interval">Seconds.</param>
    /// <param name="bark">Ends the program, with what there is to say.</param>
    public Watchdog(EngineHost host, double interval, Action<string> bark)
    {
        _host = host;
        _bark = bark;
        _interval = interval;
        _packets = new long[host.Engines.Count];
        var pace = TimeSpan.FromSeconds(interval);
        _timer = new(_ => Look(), null, pace, pace);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        for (var i = 0; i < _packets.Length; i++)
        {
            var packet = _host.Engines[i].PacketAtWork;
            if (packet != 0 && packet == _packets[i])
            {
                _bark(string.Create(
                    CultureInfo.InvariantCulture,
                    $"watchdog timeout: packet {packet} has been at work for more than {_interval:0.######} s (watchdog_interval)"));
            }

            _packets[i] = packet;
        }
    }
}
