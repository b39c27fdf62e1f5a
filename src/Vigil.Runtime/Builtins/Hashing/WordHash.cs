using System.Buffers.Binary;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>A hash whose chaining values are words of 32 bits.</summary>
internal abstract class WordHash(params uint[] initial) : BlockHash(BlockSize, initial.Length * 4)
{
    /// <summary>Octets of a block.</summary>
    protected const int BlockSize = 64;

    /// <summary>The chaining values.</summary>
    protected uint[] State { get; } = initial;

    protected override void WriteDigest(Span<byte> target)
    {
        for (var i = 0; i < State.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(target[(4 * i)..], State[i]);
    }

    protected override void SaveState(Span<byte> target)
    {
        for (var i = 0; i < State.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(target[(4 * i)..], State[i]);
    }

    protected override void LoadState(ReadOnlySpan<byte> source)
    {
        for (var i = 0; i < State.Length; i++)
            State[i] = BinaryPrimitives.ReadUInt32LittleEndian(source[(4 * i)..]);
    }
}
