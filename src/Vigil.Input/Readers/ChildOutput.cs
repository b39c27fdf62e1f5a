using System.Collections.Concurrent;

namespace Vigil.Input.Readers;

/// <summary>A stream that ends some day: read by a thread of its own, cut up by the reader's.</summary>
internal sealed class ChildOutput
{
    private const int Chunk = 64 << 10;
    private const int Capacity = 16; // chunks in waiting; a command that is faster is held up

    private readonly BlockingCollection<byte[]> _chunks = new(Capacity);
    private readonly Action _arrived;
    private readonly byte[] _scratch = new byte[Chunk];
    private byte[] _rest = [];
    private int _at; // where the next line begins
    private int _searched; // no separator before it
    private int _end;
    private bool _isPassedOver;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">What is read.</param>
    /// <param name="arrived">Called on any thread when something has come, or the end.</param>
    /// <param name="isError">Whether it is standard error.</param>
    public ChildOutput(Stream stream, Action arrived, bool isError)
    {
        _arrived = arrived;
        IsError = isError;
        new Thread(() => Pump(stream)) { IsBackground = true, Name = "input command" }.Start();
    }

    /// <summary>Whether it is standard error.</summary>
    public bool IsError { get; }

    /// <summary>Whether all of it has been taken.</summary>
    public bool HasEnded => _chunks.IsCompleted && _at >= _end;

    /// <summary>What comes before the next separator, if that has come; at the end what is left. Borrowed until the next call.</summary>
    public bool TryRead(byte separator, out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = _rest.AsSpan(_searched, _end - _searched).IndexOf(separator);
            if (length >= 0)
            {
                line = _rest.AsSpan(_at, _searched + length - _at);
                _at = _searched = _searched + length + 1;
                if (!_isPassedOver)
                    return true;
                _isPassedOver = false; // the end of a piece that was told for its length
                if (line.Length > 0)
                    return true;
                continue;
            }

            _searched = _end;
            if (_chunks.TryTake(out var chunk))
            {
                Append(chunk);
                if (_end - _at < LineFile.LongestLine)
                    continue;
                _isPassedOver = true;
            }
            else if (!_chunks.IsCompleted || _at >= _end)
            {
                line = default;
                return false;
            }

            line = _rest.AsSpan(_at, _end - _at);
            _at = _searched = _end;
            return true;
        }
    }

    /// <summary>Nobody will read on: the thread may end.</summary>
    public void Close() => _chunks.CompleteAdding();

    private void Append(byte[] chunk)
    {
        if (_at > 0)
        {
            _rest.AsSpan(_at, _end - _at).CopyTo(_rest);
            (_searched, _end, _at) = (_searched - _at, _end - _at, 0);
        }

        if (_end + chunk.Length > _rest.Length)
            Array.Resize(ref _rest, Math.Max(_rest.Length * 2, _end + chunk.Length));
        chunk.CopyTo(_rest, _end);
        _end += chunk.Length;
    }

    private void Pump(Stream stream)
    {
        try
        {
            while (stream.Read(_scratch) is > 0 and var count)
            {
                _chunks.Add(_scratch[..count]);
                _arrived();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The command was ended.
        }

        _chunks.CompleteAdding();
        _arrived();
    }
}
