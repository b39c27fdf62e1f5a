namespace Vigil.Protocols.Quic;

/// <summary>The stream of handshake messages in one direction's Initial packets, put in order from CRYPTO frames (RFC 9000, 19.6).</summary>
/// <remarks>Never holds more than has come, nor more than <see cref="Cap"/>.</remarks>
internal sealed class QuicCryptoStream
{
    /// <summary>How far the stream may go, octets; hellos with post-quantum keys have a few thousand.</summary>
    public const int Cap = 1 << 17;

    // Some clients cut their hello into dozens of pieces and shuffle them.
    private const int MaxPieces = 1024;

    private readonly List<Piece> _pieces = []; // beyond the end of what is in order; sorted by offset
    private byte[] _octets = [];
    private int _end; // of what is in order, in the buffer
    private int _start;
    private long _offset; // of _start in the stream
    private int _waiting;

    /// <summary>What is in order and not consumed.</summary>
    public ReadOnlySpan<byte> Ready => _octets.AsSpan(_start, _end - _start);

    /// <summary>Takes the data of a frame.</summary>
    /// <returns><see langword="false"/> if that would be too much.</returns>
    public bool TryAdd(ulong offset, ReadOnlySpan<byte> data)
    {
        if (offset > Cap || (int)offset + data.Length > Cap)
            return false;
        if (data.IsEmpty)
            return true;
        var end = _offset + Ready.Length;
        if ((long)offset > end)
            return Keep((int)offset, data);
        Append((long)offset, data);
        var taken = 0;
        for (; taken < _pieces.Count && _pieces[taken].Offset <= _offset + Ready.Length; taken++)
        {
            _waiting -= _pieces[taken].Octets.Length;
            Append(_pieces[taken].Offset, _pieces[taken].Octets);
        }

        _pieces.RemoveRange(0, taken);
        return true;
    }

    /// <summary>Drops octets from the beginning of <see cref="Ready"/>.</summary>
    public void Consume(int count)
    {
        _start += count;
        _offset += count;
        if (_start == _end)
            (_octets, _start, _end) = ([], 0, 0);
    }

    // What was there before stays: of data sent again, only what goes beyond is new.
    private void Append(long offset, ReadOnlySpan<byte> data)
    {
        var known = _offset + Ready.Length - offset;
        if (known >= data.Length)
            return;
        data = data[(int)known..];
        if (_end + data.Length > _octets.Length)
        {
            var held = Ready.Length;
            var grown = new byte[Math.Max(2 * held, held + data.Length)];
            Ready.CopyTo(grown);
            (_octets, _start, _end) = (grown, 0, held);
        }

        data.CopyTo(_octets.AsSpan(_end));
        _end += data.Length;
    }

    private bool Keep(int offset, ReadOnlySpan<byte> data)
    {
        var at = _pieces.BinarySearch(new(offset, []));
        if (at >= 0)
        {
            if (_pieces[at].Octets.Length >= data.Length)
                return true;
            _waiting -= _pieces[at].Octets.Length;
            _pieces.RemoveAt(at);
        }
        else
        {
            at = ~at;
        }

        if (_pieces.Count == MaxPieces || _waiting + data.Length > Cap)
            return false;
        _pieces.Insert(at, new(offset, data.ToArray()));
        _waiting += data.Length;
        return true;
    }

    private readonly record struct Piece(int Offset, byte[] Octets) : IComparable<Piece>
    {
        public int CompareTo(Piece other) => Offset.CompareTo(other.Offset);
    }
}
