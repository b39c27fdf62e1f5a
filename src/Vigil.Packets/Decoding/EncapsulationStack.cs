namespace Vigil.Packets.Decoding;

/// <summary>The tunnels a packet came through, outermost first; immutable, shared by the packets of one tunnel.</summary>
public sealed class EncapsulationStack
{
    private readonly EncapsulatingConn[] _layers;

    /// <summary>Adds one tunnel inside <paramref name="outer"/>.</summary>
    /// <param name="outer">Tunnels around it, or <see langword="null"/>.</param>
    /// <param name="innermost">The new innermost one.</param>
    public EncapsulationStack(EncapsulationStack? outer, EncapsulatingConn innermost)
    {
        _layers = outer is null ? [innermost] : [.. outer._layers, innermost];
    }

    /// <summary>The tunnels, outermost first.</summary>
    public ReadOnlySpan<EncapsulatingConn> Layers => _layers;

    /// <summary>How many there are.</summary>
    public int Depth => _layers.Length;

    /// <summary>The innermost tunnel.</summary>
    public EncapsulatingConn Innermost => _layers[^1];

    /// <summary>Whether two packets came through the same tunnels.</summary>
    public static bool Same(EncapsulationStack? left, EncapsulationStack? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null || left.Depth != right.Depth)
            return false;
        for (var i = 0; i < left._layers.Length; i++)
        {
            if (!left._layers[i].IsSameTunnel(right._layers[i]))
                return false;
        }

        return true;
    }
}
