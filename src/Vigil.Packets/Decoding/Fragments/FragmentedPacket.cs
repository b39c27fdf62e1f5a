using System.Buffers.Binary;
using Vigil.Core.Timing;
using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding.Fragments;

/// <summary>A packet of which some fragments have arrived.</summary>
/// <remarks>
/// Where fragments overlap, the octets that came first count; whether the later ones agree is reported. Blocks are kept as
/// they came, sorted and without overlap, so that no more is stored than was received.
/// </remarks>
internal sealed class FragmentedPacket(FragmentKey key, FragmentReassembler owner, byte protocol, byte[] header) : Core.Timing.Timer
{
    private readonly List<FragmentBlock> _blocks = [];

    // Octets of the whole payload; -1 until the last fragment has arrived.
    private int _size = -1;
    private int _received;

    public FragmentKey Key { get; } = key;

    /// <summary>Place in the order of arrival, oldest first.</summary>
    public LinkedListNode<FragmentedPacket>? Node { get; set; }

    /// <summary>What follows the IP headers, as the first fragment to arrive said.</summary>
    public byte Protocol { get; } = protocol;

    /// <summary>The headers before the payload, of the first fragment to arrive, without the fragment header.</summary>
    public byte[] Header { get; private set; } = header;

    /// <summary>Octets held.</summary>
    public int Memory => _received + Header.Length;

    /// <summary>Size the payload will have, or -1 if the last fragment has not arrived.</summary>
    public int Size => _size;

    /// <summary>Whether all octets have arrived, and whether they agree with where the last fragment ended.</summary>
    /// <remarks>Octets without hole that go on beyond that end belong to the packet as well.</remarks>
    public FragmentCompletion Complete()
    {
        if (_size < 0 || _blocks.Count == 0 || _blocks[0].Start > 0)
            return FragmentCompletion.Missing;
        var end = 0;
        var count = 0;
        while (count < _blocks.Count && _blocks[count].Start == end)
            end = _blocks[count++].End;
        if (end < _size)
            return FragmentCompletion.Missing;
        var completion = count < _blocks.Count ? FragmentCompletion.Inconsistent
            : end > _size ? FragmentCompletion.Oversized
            : FragmentCompletion.Whole;
        _size = end;
        return completion;
    }

    /// <summary>Says where the payload ends; of different claims the greatest counts.</summary>
    /// <returns>Whether this agrees with what was known.</returns>
    public bool EndsAt(int end)
    {
        var agrees = _size < 0 || _size == end;
        _size = Math.Max(_size, end);
        return agrees;
    }

    /// <summary>Adds octets; those that are there already are only compared.</summary>
    public FragmentOverlap Add(int start, ReadOnlySpan<byte> octets)
    {
        var overlap = FragmentOverlap.None;
        var index = FirstEndingAfter(start);
        while (octets.Length > 0)
        {
            if (index == _blocks.Count || _blocks[index].Start >= start + octets.Length)
            {
                Insert(index, start, octets);
                break;
            }

            var block = _blocks[index];
            if (block.Start > start)
            {
                var free = block.Start - start;
                Insert(index, start, octets[..free]);
                index++;
                start += free;
                octets = octets[free..];
            }

            var common = Math.Min(octets.Length, block.End - start);
            var agrees = octets[..common].SequenceEqual(block.Octets.AsSpan(start - block.Start, common));
            overlap = agrees && overlap != FragmentOverlap.Inconsistent ? FragmentOverlap.Agreeing : FragmentOverlap.Inconsistent;
            start += common;
            octets = octets[common..];
            index++;
        }

        return overlap;
    }

    /// <summary>Headers and payload as one packet, its length and fragment fields set right.</summary>
    public byte[] Assemble(byte version)
    {
        var whole = new byte[Header.Length + _size];
        Header.CopyTo(whole, 0);
        foreach (var block in _blocks)
        {
            var count = Math.Min(block.Octets.Length, _size - block.Start);
            if (count > 0)
                block.Octets.AsSpan(0, count).CopyTo(whole.AsSpan(Header.Length + block.Start));
        }

        if (version == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(2), (ushort)Math.Min(whole.Length, ushort.MaxValue));
            BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(6), 0);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(
                whole.AsSpan(4), (ushort)Math.Min(whole.Length - IpHeaderReader.FixedV6, ushort.MaxValue));
        }

        return whole;
    }

    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending) => owner.Remove(this);

    private int FirstEndingAfter(int position)
    {
        int low = 0, high = _blocks.Count;
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

    private void Insert(int index, int start, ReadOnlySpan<byte> octets)
    {
        _blocks.Insert(index, new(start, octets.ToArray()));
        _received += octets.Length;
    }
}
