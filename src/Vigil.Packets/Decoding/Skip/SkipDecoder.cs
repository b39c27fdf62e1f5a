using Vigil.Core.Declarations;

namespace Vigil.Packets.Decoding.Skip;

/// <summary>Passes over <c>PacketAnalyzer::SKIP::skip_bytes</c> octets of a header that nobody knows; scripts say where.</summary>
internal sealed class SkipDecoder(DecodingContext context) : PacketDecoder("SKIP", context)
{
    private int _count = -1;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (_count < 0)
            _count = (int)Math.Min(int.MaxValue, Context.Engine.Find<IScriptNames>()?.Count("PacketAnalyzer::SKIP::skip_bytes", 0) ?? 0);
        return data.Length < _count ? Weird(in packet, "truncated_skip") : ForwardToDefault(data[_count..], ref packet);
    }
}
