using System.Buffers.Binary;

namespace Vigil.Analysis.Tcp;

/// <summary>A TCP segment, viewed in place (RFC 9293 3.1).</summary>
/// <remarks>Borrows the packet, so it lives only until the delivery call returns.</remarks>
internal ref struct TcpSegment
{
    /// <summary>Octets of the header without options.</summary>
    public const int FixedHeaderLength = 20;

    //   0                   1                   2                   3
    //  +-------------------------------+-------------------------------+
    //  |          source port          |       destination port        |
    //  |                        sequence number                        |
    //  |                     acknowledgment number                     |
    //  | offset| rsrvd |C E U A P R S F|            window             |
    //  |           checksum            |        urgent pointer         |
    //  |                  options ...  |  data ...
    //  +-------------------------------+-------------------------------+

    /// <summary>Port it comes from.</summary>
    public ushort SourcePort;

    /// <summary>Port it goes to.</summary>
    public ushort DestinationPort;

    /// <summary>Number of its first octet; of the SYN if it has one.</summary>
    public uint Sequence;

    /// <summary>Number of the octet expected next from the other end, if <see cref="TcpFlags.Ack"/> is set.</summary>
    public uint Acknowledgment;

    /// <summary>Control bits.</summary>
    public TcpFlags Flags;

    /// <summary>Receive window, not scaled.</summary>
    public ushort Window;

    /// <summary>Options.</summary>
    public ReadOnlySpan<byte> Options;

    /// <summary>Data as captured.</summary>
    public ReadOnlySpan<byte> Data;

    /// <summary>Octets of data on the wire.</summary>
    public int DataLength;

    /// <summary>Whether SYN is set.</summary>
    public readonly bool Syn => (Flags & TcpFlags.Syn) != 0;

    /// <summary>Whether FIN is set.</summary>
    public readonly bool Fin => (Flags & TcpFlags.Fin) != 0;

    /// <summary>Whether RST is set.</summary>
    public readonly bool Rst => (Flags & TcpFlags.Rst) != 0;

    /// <summary>Whether ACK is set.</summary>
    public readonly bool Ack => (Flags & TcpFlags.Ack) != 0;

    /// <summary>Sequence numbers it takes: its data, and one each for SYN and FIN.</summary>
    public readonly uint SequenceLength => (uint)DataLength + (Syn ? 1u : 0) + (Fin ? 1u : 0);

    /// <summary>Octets of the header as the data offset says; may be wrong.</summary>
    public static int HeaderLengthOf(ReadOnlySpan<byte> octets) => (octets[12] >> 4) * 4;

    /// <summary>Reads a segment whose fixed header is whole.</summary>
    /// <param name="octets">Header and data as captured.</param>
    /// <param name="wireLength">Octets of header and data on the wire.</param>
    /// <param name="segment">The segment.</param>
    /// <returns><see langword="false"/> if the data offset points into the fixed header or beyond the segment: options and data are then missing.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, int wireLength, out TcpSegment segment)
    {
        segment = default;
        segment.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(octets);
        segment.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        segment.Sequence = BinaryPrimitives.ReadUInt32BigEndian(octets[4..]);
        segment.Acknowledgment = BinaryPrimitives.ReadUInt32BigEndian(octets[8..]);
        segment.Flags = (TcpFlags)octets[13];
        segment.Window = BinaryPrimitives.ReadUInt16BigEndian(octets[14..]);
        var headerLength = HeaderLengthOf(octets);
        if (headerLength < FixedHeaderLength || headerLength > wireLength || headerLength > octets.Length)
            return false;
        segment.Options = octets[FixedHeaderLength..headerLength];
        segment.DataLength = wireLength - headerLength;
        segment.Data = octets[headerLength..Math.Min(octets.Length, wireLength)];
        return true;
    }
}
