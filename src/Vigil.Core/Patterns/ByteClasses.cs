namespace Vigil.Core.Patterns;

/// <summary>Octets that no set of a pattern tells apart share a class, so that rows of the automaton are short.</summary>
internal sealed class ByteClasses
{
    /// <summary>Divides the octets by <paramref name="sets"/>.</summary>
    public ByteClasses(ReadOnlySpan<ByteSet> sets)
    {
        var count = 1;
        var split = new Dictionary<(byte Class, bool Inside), byte>();
        foreach (var set in sets)
        {
            if (count == 256)
                break;
            split.Clear();
            count = 0;
            for (var octet = 0; octet < 256; octet++)
            {
                var key = (Of[octet], set.Contains((byte)octet));
                if (!split.TryGetValue(key, out var number))
                    split.Add(key, number = (byte)count++);
                Of[octet] = number;
            }
        }

        Count = count;
        Sample = new byte[count];
        for (var octet = 255; octet >= 0; octet--)
            Sample[Of[octet]] = (byte)octet;
    }

    /// <summary>The class of each octet.</summary>
    public byte[] Of { get; } = new byte[256];

    /// <summary>One octet of each class.</summary>
    public byte[] Sample { get; }

    /// <summary>Number of classes, 1 to 256.</summary>
    public int Count { get; }
}
