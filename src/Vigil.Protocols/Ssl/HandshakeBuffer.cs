namespace Vigil.Protocols.Ssl;

/// <summary>Messages of the handshake that are not complete yet, one direction.</summary>
internal sealed class HandshakeBuffer
{
    // Long chains of certificates have some ten thousand octets; a length field could ask for 16 million.
    private const int Cap = 1 << 20;

    private byte[] _octets = [];
    private int _start;
    private int _end;

    /// <summary>What is held.</summary>
    public ReadOnlySpan<byte> Span => _octets.AsSpan(_start, _end - _start);

    /// <summary>Adds octets; <see langword="false"/> if there would be too many.</summary>
    public bool TryAdd(ReadOnlySpan<byte> data)
    {
        var held = _end - _start;
        if (held + data.Length > Cap)
            return false;
        if (_end + data.Length > _octets.Length)
        {
            // Doubling keeps the work linear however small the pieces are.
            var grown = new byte[Math.Max(2 * held, held + data.Length)];
            Span.CopyTo(grown);
            (_octets, _start, _end) = (grown, 0, held);
        }

        data.CopyTo(_octets.AsSpan(_end));
        _end += data.Length;
        return true;
    }

    /// <summary>Drops octets from the beginning.</summary>
    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
            (_octets, _start, _end) = ([], 0, 0);
    }
}
