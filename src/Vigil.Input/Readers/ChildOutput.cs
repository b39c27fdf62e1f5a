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
    private int _at;
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
    public bool HasEnded => _chunks.IsCompleted && _at >= _rest.Length;

    /// <summary>What comes before the next separator, if that has come; at the end what is left.</summary>
    public bool TryRead(byte separator, out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = _rest.AsSpan(_at).IndexOf(separator);
            if (length >= 0)
            {
                line = _rest.AsSpan(_at, length);
                _at += length + 1;
                if (!_isPassedOver)
                    return true;
                _isPassedOver = false; // the end of a piece that was told for its length
                if (length > 0)
                    return true;
                continue;
            }

            if (_chunks.TryTake(out var chunk))
            {
                _rest = [.. _rest.AsSpan(_at), .. chunk];
                _at = 0;
                if (_rest.Length < LineFile.LongestLine)
                    continue;
                line = _rest;
                _at = _rest.Length;
                _isPassedOver = true;
                return true;
            }

            if (!_chunks.IsCompleted || _at >= _rest.Length)
            {
                line = default;
                return false;
            }

            line = _rest.AsSpan(_at);
            _at = _rest.Length;
            return true;
        }
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
