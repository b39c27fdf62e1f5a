using System.Buffers;

namespace Vigil.Analysis.Tree;

/// <summary>Octets of an unfinished message, in pooled memory under a cap.</summary>
internal struct StreamBuffer
{
    private byte[]? _octets;

    /// <summary>Octets held.</summary>
    public int Length { get; private set; }

    /// <summary>The octets held.</summary>
    public readonly ReadOnlySpan<byte> Span => _octets.AsSpan(0, Length);

    /// <summary>Adds octets at the end.</summary>
    /// <returns><see langword="false"/>, and nothing is added, if that would exceed the cap.</returns>
    public bool TryAppend(ReadOnlySpan<byte> data, int cap)
    {
        if (data.Length > cap - Length)
            return false;
        var needed = Length + data.Length;
        if (_octets is null || _octets.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 256));
            Span.CopyTo(larger);
            if (_octets is not null)
                ArrayPool<byte>.Shared.Return(_octets);
            _octets = larger;
        }

        data.CopyTo(_octets.AsSpan(Length));
        Length = needed;
        return true;
    }

    /// <summary>Drops octets from the front.</summary>
    public void Consume(int count)
    {
        if (count == Length)
        {
            Clear();
            return;
        }

        _octets.AsSpan(count, Length - count).CopyTo(_octets);
        Length -= count;
    }

    /// <summary>Drops octets from the end, so that <paramref name="length"/> are left.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Drops everything and gives the memory back.</summary>
    public void Clear()
    {
        if (_octets is not null)
            ArrayPool<byte>.Shared.Return(_octets);
        _octets = null;
        Length = 0;
    }
}
