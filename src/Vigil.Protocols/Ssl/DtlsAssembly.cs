namespace Vigil.Protocols.Ssl;

/// <summary>Puts one handshake message of DTLS together from its pieces, one direction.</summary>
/// <remarks>Handshakes go message by message, so a piece of another message ends the wait for the present one.</remarks>
internal sealed class DtlsAssembly
{
    /// <summary>Longest message that is put together, octets.</summary>
    public const int Cap = 100_000;

    /// <summary>The pieces of a message come in records near each other; further apart, something is amiss.</summary>
    public const ulong Window = 64;

    private byte[] _octets = [];
    private bool[] _present = [];
    private int _missing;
    private int _sequence = -1;
    private TlsHandshakeType _type;
    private ulong _firstRecord;

    /// <summary>The message, once <see cref="TryAdd"/> says so.</summary>
    public ReadOnlySpan<byte> Message => _octets;

    /// <summary>Adds a piece.</summary>
    /// <param name="fragment">The piece.</param>
    /// <param name="record">Number of the record that carried it.</param>
    /// <param name="isComplete">Whether the message is complete now.</param>
    /// <returns><see langword="false"/> if the piece cannot belong to a sane handshake.</returns>
    public bool TryAdd(DtlsFragment fragment, ulong record, out bool isComplete)
    {
        isComplete = false;
        if (fragment.MessageLength > Cap)
            return false;
        if (fragment.MessageSequence != _sequence || fragment.MessageLength != _octets.Length || fragment.Type != _type)
        {
            (_sequence, _type, _firstRecord) = (fragment.MessageSequence, fragment.Type, record);
            _octets = new byte[fragment.MessageLength];
            _present = new bool[fragment.MessageLength];
            _missing = fragment.MessageLength;
        }
        else if (record >= _firstRecord + Window)
        {
            return false;
        }

        fragment.Body.CopyTo(_octets.AsSpan(fragment.Offset));
        foreach (ref var present in _present.AsSpan(fragment.Offset, fragment.Body.Length))
        {
            if (!present)
                _missing--;
            present = true;
        }

        isComplete = _missing == 0;
        if (isComplete)
            _sequence = -1; // what comes again is a retransmission of the whole
        return true;
    }

    /// <summary>Forgets the message.</summary>
    public void Clear() => (_octets, _present, _sequence) = ([], [], -1);
}
