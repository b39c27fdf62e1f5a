using Vigil.Packets.Decoding.Ip;

namespace Vigil.Packets.Decoding.Fragments;

/// <summary>Puts the fragments of IP packets together (RFC 791 3.2, RFC 8200 4.5), within limits.</summary>
internal sealed class FragmentReassembler(DecodingContext context)
{
    private const int SmallPacket = 64;
    private const int LargePacket = 64_000;
    private readonly Dictionary<FragmentKey, FragmentedPacket> _packets = [];
    private readonly LinkedList<FragmentedPacket> _byAge = [];
    private long _memory;

    /// <summary>Packets that wait for fragments.</summary>
    public int Count => _packets.Count;

    /// <summary>Octets held.</summary>
    public long Memory => _memory;

    /// <summary>Adds one fragment.</summary>
    /// <param name="data">The whole of it, from its IP header on.</param>
    /// <param name="packet">Its header.</param>
    /// <returns>The packet it completes, or <see langword="null"/>.</returns>
    public byte[]? Add(ReadOnlySpan<byte> data, ref readonly DecodedPacket packet)
    {
        ref readonly var ip = ref packet.Ip;
        var key = new FragmentKey(ip.FlowSource, ip.FlowDestination, ip.FragmentId);
        var header = HeaderLength(in ip);
        if (!_packets.TryGetValue(key, out var waiting))
            waiting = Start(key, in ip, header);
        else if (waiting.Protocol != ip.Protocol || waiting.Header.Length != header)
            Weird(in packet, "fragment_protocol_inconsistency");

        if (ip.Version == 4 && (ip.Octets[6] & 0x40) != 0)
            Weird(in packet, "fragment_with_DF");
        var payload = data[ip.HeaderLength..];
        var end = ip.FragmentOffset + payload.Length;
        if (ip.MoreFragments)
        {
            if (ip.TotalLength < SmallPacket)
                Weird(in packet, "excessively_small_fragment");
        }
        else if (!waiting.EndsAt(end))
        {
            Weird(in packet, "fragment_size_inconsistency");
        }

        if (end > LargePacket)
            Weird(in packet, "excessively_large_fragment");
        if (ip.MoreFragments && waiting.Size >= 0 && end > waiting.Size)
            Weird(in packet, "fragment_size_inconsistency");
        if (end + header > ushort.MaxValue)
        {
            Remove(waiting); // no packet can be that large
            return null;
        }

        var before = waiting.Memory;
        switch (waiting.Add(ip.FragmentOffset, payload))
        {
            case FragmentOverlap.Agreeing:
                Weird(in packet, "fragment_overlap");
                break;
            case FragmentOverlap.Inconsistent:
                Weird(in packet, "fragment_inconsistency");
                break;
        }

        _memory += waiting.Memory - before;
        var completion = waiting.Complete();
        if (completion != FragmentCompletion.Missing)
        {
            if (completion != FragmentCompletion.Whole)
                Weird(in packet, completion == FragmentCompletion.Oversized ? "fragment_size_inconsistency" : "fragment_inconsistency");
            Remove(waiting);
            return waiting.Assemble(ip.Version);
        }

        Shed(keep: waiting);
        return null;
    }

    /// <summary>Forgets a packet.</summary>
    public void Remove(FragmentedPacket packet)
    {
        if (!_packets.Remove(packet.Key))
            return;
        _byAge.Remove(packet.Node!); // set when it was added
        _memory -= packet.Memory;
        context.Engine.Timers.Cancel(packet);
    }

    private static int HeaderLength(in IpHeader ip) => ip.Version == 4 ? ip.HeaderLength : ip.FragmentHeaderOffset;

    private FragmentedPacket Start(FragmentKey key, in IpHeader ip, int headerLength)
    {
        var header = ip.Octets[..headerLength].ToArray();
        if (ip.Version == 6)
            header[NextHeaderField(header)] = ip.Protocol;
        var packet = new FragmentedPacket(key, this, ip.Protocol, header);
        packet.Node = _byAge.AddLast(packet);
        _packets.Add(key, packet);
        _memory += packet.Memory;
        if (context.Options.FragmentTimeout > 0)
            context.Engine.Timers.Add(packet, context.Engine.Now + context.Options.FragmentTimeout);
        return packet;
    }

    // Where the header before the fragment header says what follows it.
    private static int NextHeaderField(ReadOnlySpan<byte> header)
    {
        var field = 6;
        var offset = IpHeaderReader.FixedV6;
        while (offset < header.Length)
        {
            var length = ExtensionHeaders.LengthOf(header[field], header[offset..]);
            field = offset;
            offset += length;
        }

        return field;
    }

    private void Shed(FragmentedPacket keep)
    {
        while (_packets.Count > context.Options.FragmentedPackets || _memory > context.Options.FragmentMemory)
        {
            if (_byAge.First is not { } oldest || ReferenceEquals(oldest.Value, keep))
                return;
            Remove(oldest.Value);
        }
    }

    private void Weird(ref readonly DecodedPacket packet, string name) =>
        context.Weird(in packet, name, source: "");
}
