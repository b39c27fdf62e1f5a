using Vigil.Core.Values;

namespace Vigil.Protocols.Dns;

/// <summary>A name that was read, in a buffer of the message; copied only when an event needs it.</summary>
/// <param name="octets">Its text.</param>
internal readonly ref struct DnsNameText(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;

    /// <summary>A copy as it stands.</summary>
    public ByteString ToText() => ByteString.Copy(_octets);

    /// <summary>A copy in small letters: names in records are compared with others, and case does not count in names.</summary>
    public ByteString ToLower()
    {
        var lower = _octets.ToArray();
        foreach (ref var octet in lower.AsSpan())
        {
            if (octet is >= (byte)'A' and <= (byte)'Z')
                octet |= 0x20;
        }

        return ByteString.Adopt(lower);
    }
}
