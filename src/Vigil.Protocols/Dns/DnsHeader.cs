using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>The header of a DNS message (RFC 1035, 4.1.1; AD and CD from RFC 4035).</summary>
internal readonly record struct DnsHeader
{
    //  +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
    //  |                      ID                       |
    //  |QR|   Opcode  |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
    //  |  QDCOUNT  |  ANCOUNT  |  NSCOUNT  |  ARCOUNT  |
    //  +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+

    /// <summary>Octets.</summary>
    public const int Size = 12;

    /// <summary>Identifier.</summary>
    public ushort Id { get; private init; }

    /// <summary>The sixteen bits of flags.</summary>
    public ushort Flags { get; private init; }

    /// <summary>Questions; zones of an update.</summary>
    public ushort Questions { get; private init; }

    /// <summary>Answers; prerequisites of an update.</summary>
    public ushort Answers { get; private init; }

    /// <summary>Authority records; updates of an update.</summary>
    public ushort Authorities { get; private init; }

    /// <summary>Additional records.</summary>
    public ushort Additionals { get; private init; }

    /// <summary>Whether it is a response.</summary>
    public bool IsResponse => (Flags & 0x8000) != 0;

    /// <summary>Kind of query; 5 is an update (RFC 2136).</summary>
    public int Opcode => (Flags >> 11) & 15;

    /// <summary>Authoritative answer.</summary>
    public bool AA => (Flags & 0x0400) != 0;

    /// <summary>Truncated.</summary>
    public bool TC => (Flags & 0x0200) != 0;

    /// <summary>Recursion desired.</summary>
    public bool RD => (Flags & 0x0100) != 0;

    /// <summary>Recursion available.</summary>
    public bool RA => (Flags & 0x0080) != 0;

    /// <summary>The three bits that were reserved at first, AD and CD among them.</summary>
    public int Z => (Flags >> 4) & 7;

    /// <summary>Authentic data.</summary>
    public bool AD => (Flags & 0x0020) != 0;

    /// <summary>Checking disabled.</summary>
    public bool CD => (Flags & 0x0010) != 0;

    /// <summary>Response code.</summary>
    public int Rcode => Flags & 15;

    /// <summary>Reads the header.</summary>
    public static ParseStatus Read(ref WireReader reader, out DnsHeader header)
    {
        header = default;
        var cursor = reader;
        if (!cursor.TryReadUInt16(out var id) || !cursor.TryReadUInt16(out var flags) || !cursor.TryReadUInt16(out var questions)
            || !cursor.TryReadUInt16(out var answers) || !cursor.TryReadUInt16(out var authorities)
            || !cursor.TryReadUInt16(out var additionals))
            return ParseStatus.NeedMore;
        header = new()
        {
            Id = id,
            Flags = flags,
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
        };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
