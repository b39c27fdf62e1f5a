using System.Buffers.Binary;
using Vigil.Core.Wire;

namespace Vigil.Packets.Decoding.Gre;

/// <summary>A GRE header: version 0 (RFC 2784, RFC 2890) or the enhanced one of PPTP, version 1 (RFC 2637).</summary>
internal readonly struct GreHeader
{
    //  C R K S s | recursion 3 | A (version 1) | flags | version 3 | protocol
    //  checksum and offset (C or R) | key (K) | sequence number (S) | acknowledgment (A)

    private const ushort FlagChecksum = 0x8000;
    private const ushort FlagRouting = 0x4000;
    private const ushort FlagKey = 0x2000;
    private const ushort FlagSequence = 0x1000;
    private const ushort FlagAcknowledgment = 0x0080;
    private const ushort VersionMask = 0x0007;

    private GreHeader(ushort flags, ushort protocol)
    {
        Flags = flags;
        Protocol = protocol;
    }

    /// <summary>The first 16 bits.</summary>
    public ushort Flags { get; }

    /// <summary>EtherType of what follows.</summary>
    public ushort Protocol { get; }

    /// <summary>0 or 1.</summary>
    public int Version => Flags & VersionMask;

    /// <summary>Whether source routes follow, which nobody uses and RFC 2784 forbids.</summary>
    public bool HasRouting => (Flags & FlagRouting) != 0;

    /// <summary>Whether there is a key; version 1 requires it.</summary>
    public bool HasKey => (Flags & FlagKey) != 0;

    /// <summary>Whether there is a sequence number; in version 1 only packets with payload have one.</summary>
    public bool HasSequence => (Flags & FlagSequence) != 0;

    /// <summary>Octets of the header with its optional fields.</summary>
    public int Length => 4 + ((Flags & (FlagChecksum | FlagRouting)) != 0 ? 4 : 0) + (HasKey ? 4 : 0) + (HasSequence ? 4 : 0)
        + (Version == 1 && (Flags & FlagAcknowledgment) != 0 ? 4 : 0);

    /// <summary>Reads the header; optional fields are not looked at, but must be there.</summary>
    public static ParseStatus Read(ReadOnlySpan<byte> data, out GreHeader header)
    {
        header = default;
        if (data.Length < 4)
            return ParseStatus.NeedMore;
        header = new(BinaryPrimitives.ReadUInt16BigEndian(data), BinaryPrimitives.ReadUInt16BigEndian(data[2..]));
        if (header.Version > 1)
            return ParseStatus.Malformed;
        return data.Length < header.Length ? ParseStatus.NeedMore : ParseStatus.Complete;
    }
}
