using System.Globalization;
using Vigil.Packets.Capture;

namespace Vigil.Cli;

/// <summary>A line on the terminal that follows a long capture.</summary>
internal sealed class Progress : IDisposable
{
    private readonly Timer? _timer;
    private readonly PacketSource _source;
    private readonly long _size;
    private bool _isShown;

    /// <summary>Starts it; nothing is shown in the first second, nor where <paramref name="enabled"/> is false.</summary>
    public Progress(PacketSource source, bool enabled)
    {
        _source = source;
        _size = File.Exists(source.Name) ? new FileInfo(source.Name).Length : 0;
        if (enabled)
            _timer = new(_ => Show(), null, 1000, 250);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        if (_isShown)
            Console.Error.Write("\r\x1b[K");
    }

    private void Show()
    {
        _isShown = true;
        var part = _size > 0 ? Math.Min(1, _source.OctetsRead / (double)_size) : 0;
        var bar = new string('#', (int)(part * 30)).PadRight(30, '.');
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{bar}] {part:P0}  {_source.PacketsRead:N0} packets\x1b[K"));
    }
}
