using System.Buffers.Binary;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>A hash that takes its message block by block (RFC 1321, FIPS 180-4), and whose state can be taken out and put back half way.</summary>
/// <remarks>
/// The platform's hashes cannot be copied or moved before they are finished; scripts can do both with theirs. The form that is taken out is the
/// one that goes over Broker: all numbers little-endian, whatever their order in the message is.
/// </remarks>
internal abstract class BlockHash(int blockSize, int stateSize)
{
    private readonly byte[] _block = new byte[blockSize];
    private int _filled;
    private ulong _length; // octets so far

    /// <summary>Octets of what <see cref="Save"/> writes.</summary>
    public int SavedSize => stateSize + LengthSize + blockSize + 4 + (HasDigestSize ? 4 : 0);

    /// <summary>Octets of the digest.</summary>
    protected abstract int DigestSize { get; }

    /// <summary>Whether the saved form ends with that number.</summary>
    protected abstract bool HasDigestSize { get; }

    /// <summary>Octets of the message's length behind the message: 8, or 16 with blocks of 128.</summary>
    protected int LengthSize => blockSize / 8;

    /// <summary>A new hash of the kind called <paramref name="what"/>: md5, sha1, sha224, sha256, sha384 or sha512.</summary>
    public static BlockHash? Create(string what) => what switch
    {
        "md5" => new Md5Hash(),
        "sha1" => new Sha1Hash(),
        "sha224" => new Sha256Hash(28),
        "sha256" => new Sha256Hash(32),
        "sha384" => new Sha512Hash(48),
        "sha512" => new Sha512Hash(64),
        _ => null,
    };

    /// <summary>Adds octets.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        _length += (ulong)data.Length;
        if (_filled > 0)
        {
            var count = Math.Min(blockSize - _filled, data.Length);
            data[..count].CopyTo(_block.AsSpan(_filled));
            _filled += count;
            data = data[count..];
            if (_filled < blockSize)
                return;
            Compress(_block);
            _filled = 0;
        }

        for (; data.Length >= blockSize; data = data[blockSize..])
            Compress(data[..blockSize]);
        data.CopyTo(_block);
        _filled = data.Length;
    }

    /// <summary>Ends the message. Nothing may be added any more.</summary>
    public byte[] Finish()
    {
        var bits = _length * 8;
        _block[_filled++] = 0x80;
        if (_filled > blockSize - LengthSize)
        {
            _block.AsSpan(_filled).Clear();
            Compress(_block);
            _filled = 0;
        }

        _block.AsSpan(_filled).Clear();
        WriteLength(_block.AsSpan(blockSize - 8), bits);
        Compress(_block);
        var state = new byte[stateSize];
        WriteDigest(state);
        return state[..DigestSize];
    }

    /// <summary>Takes the state out.</summary>
    public byte[] Save()
    {
        var saved = new byte[SavedSize];
        SaveState(saved);
        var rest = saved.AsSpan(stateSize);
        BinaryPrimitives.WriteUInt64LittleEndian(rest, _length * 8);
        _block.AsSpan(0, _filled).CopyTo(rest[LengthSize..]);
        rest = rest[(LengthSize + blockSize)..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, _filled);
        if (HasDigestSize)
            BinaryPrimitives.WriteInt32LittleEndian(rest[4..], DigestSize);
        return saved;
    }

    /// <summary>Goes on from a state that was taken out.</summary>
    /// <returns><see langword="false"/> if it is none of this kind.</returns>
    public bool TryLoad(ReadOnlySpan<byte> saved)
    {
        if (saved.Length != SavedSize)
            return false;
        var rest = saved[stateSize..];
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(rest);
        var block = rest.Slice(LengthSize, blockSize);
        rest = rest[(LengthSize + blockSize)..];
        var filled = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (bits % 8 != 0 || (uint)filled >= (uint)blockSize || (bits / 8) % (ulong)blockSize != (ulong)filled)
            return false;
        if (HasDigestSize && BinaryPrimitives.ReadInt32LittleEndian(rest[4..]) != DigestSize)
            return false;
        LoadState(saved);
        block.CopyTo(_block);
        (_filled, _length) = (filled, bits / 8);
        return true;
    }

    /// <summary>Takes in one block.</summary>
    protected abstract void Compress(ReadOnlySpan<byte> block);

    /// <summary>Writes the number of bits in the order of this hash.</summary>
    protected virtual void WriteLength(Span<byte> target, ulong bits) => BinaryPrimitives.WriteUInt64BigEndian(target, bits);

    /// <summary>Writes the chaining values in the order of the digest.</summary>
    protected abstract void WriteDigest(Span<byte> target);

    /// <summary>Writes the chaining values little-endian.</summary>
    protected abstract void SaveState(Span<byte> target);

    /// <summary>Reads the chaining values.</summary>
    protected abstract void LoadState(ReadOnlySpan<byte> source);
}
