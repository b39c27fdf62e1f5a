namespace Vigil.Analysis.Tcp;

/// <summary>Walks the options of a segment (RFC 9293 3.1).</summary>
internal ref struct TcpOptions(ReadOnlySpan<byte> octets)
{
    /// <summary>Ends the list.</summary>
    public const byte EndOfList = 0;

    /// <summary>Pads.</summary>
    public const byte NoOperation = 1;

    /// <summary>Maximum segment size.</summary>
    public const byte MaximumSegmentSize = 2;

    /// <summary>Window scale (RFC 7323 2).</summary>
    public const byte WindowScale = 3;

    /// <summary>Largest shift of a window (RFC 7323 2.3).</summary>
    public const byte LargestScale = 14;

    /// <summary>Selective acknowledgments are understood (RFC 2018 2).</summary>
    public const byte SackPermitted = 4;

    /// <summary>Selective acknowledgments (RFC 2018 3).</summary>
    public const byte Sack = 5;

    /// <summary>Timestamps (RFC 7323 3).</summary>
    public const byte Timestamps = 8;

    private ReadOnlySpan<byte> _rest = octets;

    /// <summary>Kind of the current option.</summary>
    public byte Kind { get; private set; }

    /// <summary>The current option with its kind and length; one octet for those without a length.</summary>
    public ReadOnlySpan<byte> Octets { get; private set; }

    /// <summary>What follows the length of the current option.</summary>
    public readonly ReadOnlySpan<byte> Data => Octets.Length > 2 ? Octets[2..] : default;

    /// <summary>The shift in a window scale option; 0 if there is none. More than <see cref="LargestScale"/> counts as that.</summary>
    /// <param name="octets">The options.</param>
    /// <param name="stated">The shift as it stands there; -1 if there is none.</param>
    public static byte WindowScaleOf(ReadOnlySpan<byte> octets, out int stated)
    {
        stated = -1;
        var options = new TcpOptions(octets);
        while (options.MoveNext())
        {
            if (options.Kind != WindowScale || options.Data.Length != 1)
                continue;
            stated = options.Data[0];
            break;
        }

        return (byte)Math.Clamp(stated, 0, LargestScale);
    }

    /// <summary>Goes to the next option; the end-of-list option is the last one.</summary>
    /// <returns><see langword="false"/> at the end, and where a length makes no sense.</returns>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        Kind = _rest[0];
        var length = Kind is EndOfList or NoOperation ? 1 : _rest.Length > 1 ? _rest[1] : 0;
        if (length == 0 || length > _rest.Length || (Kind > NoOperation && length < 2))
        {
            _rest = default;
            return false;
        }

        Octets = _rest[..length];
        _rest = Kind == EndOfList ? default : _rest[length..];
        return true;
    }
}
