using System.Buffers;
using System.Runtime.InteropServices;

namespace Vigil.Analysis.Tcp;

/// <summary>Data of one end that came ahead of a hole: disjoint blocks in order, in pooled memory.</summary>
/// <remarks>Where segments overlap, what came first stays: a later copy only fills what is missing.</remarks>
internal sealed class HeldSegments
{
    // What a block costs besides its data, so that a flood of single octets fills the budget as well.
    private const int BlockCost = 64;

    private readonly List<Block> _blocks = [];
    private int _first;

    /// <summary>Octets held.</summary>
    public long Octets { get; private set; }

    /// <summary>Octets held, and what holding them costs.</summary>
    public long Cost => Octets + (BlockCost * (long)Count);

    /// <summary>Blocks held.</summary>
    public int Count => _blocks.Count - _first;

    /// <summary>Position of the first block; only if there is one.</summary>
    public long FirstPosition => _blocks[_first].Position;

    /// <summary>Data of the first block.</summary>
    public ReadOnlySpan<byte> FirstData => _blocks[_first].Octets.AsSpan(0, _blocks[_first].Length);

    /// <summary>Octets held whose position is below <paramref name="position"/>.</summary>
    public long OctetsBelow(long position)
    {
        var sum = 0L;
        for (var i = _first; i < _blocks.Count && _blocks[i].Position < position; i++)
            sum += Math.Min(_blocks[i].Length, position - _blocks[i].Position);
        return sum;
    }

    /// <summary>Keeps a copy of <paramref name="data"/> where nothing is held yet.</summary>
    /// <returns>Whether every octet that was held already is the same in <paramref name="data"/>.</returns>
    public bool Add(long position, ReadOnlySpan<byte> data)
    {
        var consistent = true;
        var index = FirstEndingAfter(position);
        while (!data.IsEmpty)
        {
            if (index == _blocks.Count || _blocks[index].Position >= position + data.Length)
            {
                Insert(index, position, data);
                break;
            }

            var block = _blocks[index];
            if (block.Position > position)
            {
                var hole = (int)(block.Position - position);
                Insert(index, position, data[..hole]);
                data = data[hole..];
                position += hole;
                index++;
            }

            var skipped = (int)(position - block.Position);
            var common = Math.Min(data.Length, block.Length - skipped);
            consistent &= data[..common].SequenceEqual(block.Octets.AsSpan(skipped, common));
            data = data[common..];
            position += common;
            index++;
        }

        return consistent;
    }

    /// <summary>Drops the first block.</summary>
    public void RemoveFirst()
    {
        ref var block = ref CollectionsMarshal.AsSpan(_blocks)[_first];
        Octets -= block.Length;
        ArrayPool<byte>.Shared.Return(block.Octets);
        block = default;
        _first++;
        if (_first == _blocks.Count)
        {
            _blocks.Clear();
            _first = 0;
        }
        else if (_first > 32 && _first > _blocks.Count / 2)
        {
            _blocks.RemoveRange(0, _first);
            _first = 0;
        }
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        while (Count > 0)
            RemoveFirst();
    }

    private void Insert(int index, long position, ReadOnlySpan<byte> data)
    {
        var octets = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(octets);
        _blocks.Insert(index, new(position, octets, data.Length));
        Octets += data.Length;
    }

    // Usually segments follow each other, so the search begins at the end.
    private int FirstEndingAfter(long position)
    {
        int low = _first, high = _blocks.Count;
        if (high > low && _blocks[high - 1].End <= position)
            return high;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_blocks[middle].End > position)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private readonly record struct Block(long Position, byte[] Octets, int Length)
    {
        public long End => Position + Length;
    }
}
