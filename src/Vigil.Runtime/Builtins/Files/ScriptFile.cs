using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Files;

/// <summary>A file on disk, or one of the standard streams, that scripts write to.</summary>
internal sealed class ScriptFile(string name, Stream stream, Action<ScriptFile> onClose) : FileVal
{
    private Stream? _stream = stream;

    public override string FileName => name;

    public override bool IsOpen => _stream is not null;

    /// <summary>Whether every write goes out at once.</summary>
    public bool IsUnbuffered { get; set; }

    /// <summary>Network time when it was opened.</summary>
    public double OpenedAt { get; set; }

    public override bool Write(ReadOnlySpan<byte> octets)
    {
        if (_stream is null)
            return false;
        try
        {
            _stream.Write(octets);
            if (IsUnbuffered)
                _stream.Flush();
            return true;
        }
        catch (IOException)
        {
            return false; // the disk is full, or whoever reads a pipe has gone
        }
    }

    public void Flush() => _stream?.Flush();

    /// <summary>Goes on with another stream: the file was moved aside.</summary>
    public void Continue(Stream next)
    {
        _stream?.Dispose();
        _stream = next;
    }

    /// <summary>Closes it.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Close()
    {
        if (_stream is null)
            return false;
        _stream.Dispose();
        _stream = null;
        onClose(this);
        return true;
    }
}
