using System.Globalization;
using Vigil.Packets.Capture;

namespace Vigil.Cli;

/// <summary>A line on the terminal that follows a long capture, or an interface.</summary>
internal sealed class Progress : IDisposable
{
    private const int Interval = 250; // milliseconds
    private const int PerSecond = 1000 / Interval;
    private readonly Timer? _timer;
    private readonly PacketInput _input;
    private readonly long _size;
    private readonly long[] _counts = new long[PerSecond]; // of the last second
    private int _shown;

    /// <summary>Starts it; nothing is shown in the first second, nor where <paramref name="enabled"/> is false.</summary>
    public Progress(PacketInput input, bool enabled)
    {
        _input = input;
        _size = File.Exists(input.Name) ? new FileInfo(input.Name).Length : 0;
        if (enabled)
            _timer = new(_ => Show(), null, 1000, Interval);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        if (_shown > 0)
            Console.Error.Write("\r\x1b[K");
    }

    private void Show() => Console.Error.Write(_input.IsLive ? Counts() : Bar());

    private string Bar()
    {
        _shown++;
        var part = _size > 0 ? Math.Min(1, _input.OctetsRead / (double)_size) : 0;
        var bar = new string('#', (int)(part * 30)).PadRight(30, '.');
        return string.Create(CultureInfo.InvariantCulture, $"\r[{bar}] {part:P0}  {_input.PacketsRead:N0} packets\x1b[K");
    }

    private string Counts()
    {
        var packets = _input.PacketsRead;
        ref var before = ref _counts[_shown++ % PerSecond];
        var rate = _shown > PerSecond ? packets - before : 0;
        before = packets;
        return string.Create(CultureInfo.InvariantCulture, $"\r{_input.Name}: {packets:N0} packets, {_input.PacketsDropped:N0} dropped, {rate:N0} packets/s\x1b[K");
    }
}
