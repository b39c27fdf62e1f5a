namespace Vigil.Analysis.Files;

/// <summary>Parts of a file that came before their turn, by position, without overlaps: what came first stays.</summary>
internal sealed class FileReassembler
{
    private readonly SortedList<long, byte[]> _parts = [];

    /// <summary>Octets held.</summary>
    public long Size { get; private set; }

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Position of the first part held.</summary>
    public long First => _parts.Keys[0];

    /// <summary>Keeps those octets of a part that are not there yet.</summary>
    public void Add(long offset, ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var next = IndexAtOrAfter(offset);
            if (next > 0)
            {
                var covered = _parts.Keys[next - 1] + _parts.Values[next - 1].Length - offset;
                if (covered > 0)
                {
                    if (covered >= data.Length)
                        return;
                    offset += covered;
                    data = data[(int)covered..];
                    continue;
                }
            }

            var room = next < _parts.Count ? Math.Min(_parts.Keys[next] - offset, data.Length) : data.Length;
            if (room > 0)
            {
                _parts.Add(offset, data[..(int)room].ToArray());
                Size += room;
            }
            else
            {
                room = Math.Min(_parts.Values[next].Length, data.Length);
            }

            offset += room;
            data = data[(int)room..];
        }
    }

    /// <summary>Takes the first part out.</summary>
    public byte[] TakeFirst()
    {
        var part = _parts.Values[0];
        _parts.RemoveAt(0);
        Size -= part.Length;
        return part;
    }

    private int IndexAtOrAfter(long offset)
    {
        var low = 0;
        var high = _parts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_parts.Keys[middle] < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
