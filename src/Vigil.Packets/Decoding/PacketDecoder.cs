using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>Reads one header and hands on what follows it; one instance for each engine and kind of header.</summary>
/// <param name="name">Its name in weirds and in <c>PacketAnalyzer::ANALYZER_...</c>.</param>
/// <param name="context">What decoders share.</param>
public abstract class PacketDecoder(string name, DecodingContext context)
{
    // Nearly all identifiers are protocol numbers below 256 or one of a few EtherTypes.
    private readonly PacketDecoder?[] _low = new PacketDecoder?[256];
    private readonly Dictionary<uint, PacketDecoder> _high = [];
    private readonly List<PacketDecoder> _detectors = [];

    /// <summary>Its name in weirds and in <c>PacketAnalyzer::ANALYZER_...</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it takes packets; <c>PacketAnalyzer::__disable_analyzer</c>.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Takes what no registered decoder does, or <see langword="null"/>.</summary>
    public PacketDecoder? Default { get; set; }

    /// <summary>What decoders share.</summary>
    protected DecodingContext Context { get; } = context;

    /// <summary>Reads the header at the start of <paramref name="data"/> and hands on the rest.</summary>
    /// <returns>Whether the header was one of its own and whole.</returns>
    public abstract bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet);

    /// <summary>Lets <paramref name="decoder"/> take what carries <paramref name="identifier"/>; replaces another.</summary>
    public virtual void Register(uint identifier, PacketDecoder decoder)
    {
        if (identifier < _low.Length)
            _low[identifier] = decoder;
        else
            _high[identifier] = decoder;
    }

    /// <summary>Decoders that look at payload no identifier claims, in order of registration.</summary>
    public IReadOnlyList<PacketDecoder> Detectors => _detectors;

    /// <summary>Lets <paramref name="decoder"/> look at payload that no identifier claims.</summary>
    public void RegisterDetection(PacketDecoder decoder)
    {
        if (!_detectors.Contains(decoder))
            _detectors.Add(decoder);
    }

    /// <summary>The decoder registered for <paramref name="identifier"/>, or <see langword="null"/>.</summary>
    public PacketDecoder? Find(uint identifier)
    {
        if (identifier < (uint)_low.Length)
            return _low[identifier];
        return _high.GetValueOrDefault(identifier);
    }

    /// <summary>Hands <paramref name="data"/> to the decoder registered for <paramref name="identifier"/>, or else to the default.</summary>
    protected bool Forward(ReadOnlySpan<byte> data, ref DecodedPacket packet, uint identifier)
    {
        var next = Find(identifier) ?? Default;
        if (next is not null)
            return ForwardTo(next, data, ref packet);
        if (Context.Events.HasUnknownProtocol)
        {
            var shown = data[..Math.Min(data.Length, Context.Options.UnknownProtocolOctets)];
            Context.Events.UnknownProtocol(Name, identifier, shown, new VectorVal(StringVector.Type));
        }

        return false;
    }

    /// <summary>Hands <paramref name="data"/> to <see cref="Default"/>.</summary>
    protected bool ForwardToDefault(ReadOnlySpan<byte> data, ref DecodedPacket packet) =>
        Default is not null && ForwardTo(Default, data, ref packet);

    /// <summary>Hands <paramref name="data"/> to <paramref name="next"/>, unless headers are nested too deeply.</summary>
    protected bool ForwardTo(PacketDecoder next, ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (!next.IsEnabled)
            return false;
        if (++packet.Depth > Context.Options.MaxDepth)
            return Weird(in packet, "max_packet_analyzer_depth_exceeded");
        return next.Decode(data, ref packet);
    }

    /// <summary>Says that the packet is odd.</summary>
    /// <returns><see langword="false"/>, so that a decoder can end with it.</returns>
    protected bool Weird(ref readonly DecodedPacket packet, string name, string addl = "")
    {
        Context.Weird(in packet, name, Name, addl);
        return false;
    }
}
