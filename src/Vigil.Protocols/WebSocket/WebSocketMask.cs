namespace Vigil.Protocols.WebSocket;

/// <summary>Masking of payload (RFC 6455, 5.3), which keeps proxies from taking it for HTTP.</summary>
internal static class WebSocketMask
{
    /// <summary>Copies octets and takes the mask off.</summary>
    /// <param name="masked">Payload as it came.</param>
    /// <param name="mask">Four octets, the first in the high bits.</param>
    /// <param name="offset">Where in the frame's payload these octets begin.</param>
    /// <param name="plain">At least as long.</param>
    public static void Remove(ReadOnlySpan<byte> masked, uint mask, long offset, Span<byte> plain)
    {
        for (var i = 0; i < masked.Length; i++)
            plain[i] = (byte)(masked[i] ^ (mask >> (24 - (8 * (int)((offset + i) & 3)))));
    }
}
