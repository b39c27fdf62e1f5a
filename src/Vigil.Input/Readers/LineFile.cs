namespace Vigil.Input.Readers;

/// <summary>Lines of a file, which may grow while it is read.</summary>
/// <remarks>A line longer than <see cref="LongestLine"/> is passed over in pieces of that size.</remarks>
internal sealed class LineFile : IDisposable
{
    /// <summary>Octets of a line at most.</summary>
    public const int LongestLine = 64 << 20;

    private readonly FileStream _file;
    private readonly string _place;
    private byte[] _buffer = new byte[128 << 10];
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public LineFile(string path)
    {
        _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _place = Place();
    }

    /// <summary>Where the first line begins, from the start of the file.</summary>
    public void Seek(long offset) => _file.Seek(Math.Clamp(offset < 0 ? _file.Length + offset : offset, 0, _file.Length), SeekOrigin.Begin);

    /// <summary>Whether the file of that name is still the one being read and has not been cut off.</summary>
    public bool IsStill(string name)
    {
        var now = new FileInfo(name);
        return !now.Exists || (now.Length >= _file.Position && Place() == _place);
    }

    // Where the open file is at present: the link says so when it is renamed or deleted. Empty where there are no such links.
    private string Place()
    {
        var link = new FileInfo($"/proc/self/fd/{_file.SafeFileHandle.DangerousGetHandle()}");
        return link.LinkTarget ?? "";
    }

    /// <summary>The next line without its end, borrowed until the next call.</summary>
    /// <param name="takesLast">Whether the end of the file ends a line too.</param>
    /// <param name="line">The line.</param>
    public bool TryRead(bool takesLast, out ReadOnlySpan<byte> line) => TryRead((byte)'\n', takesLast, stripsReturn: true, out line);

    /// <summary>What comes before the next <paramref name="terminator"/>, borrowed until the next call.</summary>
    public bool TryRead(byte terminator, bool takesLast, bool stripsReturn, out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_searched, _end - _searched).IndexOf(terminator);
            if (length >= 0)
            {
                line = _buffer.AsSpan(_start, _searched + length - _start);
                _start = _searched = _searched + length + 1;
                break;
            }

            _searched = _end;
            if (_end - _start >= LongestLine || (!Fill() && takesLast && _end > _start))
            {
                line = _buffer.AsSpan(_start, _end - _start);
                _start = _searched = _end;
                break;
            }

            if (_searched == _end)
            {
                line = default;
                return false;
            }
        }

        if (stripsReturn && line is [.., (byte)'\r'])
            line = line[..^1];
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_searched, _end, _start) = (_searched - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _file.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
