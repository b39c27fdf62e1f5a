using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Broker;

/// <summary>Addresses as text: dotted IPv4, or lower-case IPv6 with the longest run of zero groups as <c>::</c>.</summary>
internal static class AddressText
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static void Print(StringBuilder text, UInt128 bits, bool isV6 = false)
    {
        if (!isV6 && (bits >> 32) == 0xFFFF)
        {
            var v4 = (uint)bits;
            text.Append(v4 >> 24).Append('.').Append((v4 >> 16) & 0xFF).Append('.').Append((v4 >> 8) & 0xFF).Append('.').Append(v4 & 0xFF);
            return;
        }

        var (runAt, runLength) = LongestZeroRun(bits);
        for (var i = 0; i < 8; i++)
        {
            if (i == runAt)
            {
                text.Append("::");
                i += runLength - 1;
                continue;
            }

            if (i > 0 && i != runAt + runLength)
                text.Append(':');
            text.Append(CultureInfo.InvariantCulture, $"{Group(bits, i):x}");
        }
    }

    /// <summary>Reads an address in either form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BrokerData address)
    {
        address = default;

        // The platform also takes zones, ports in brackets and numbers without dots; none of them is an address here.
        if (text.ContainsAnyExcept(Letters) || !IPAddress.TryParse(text, out var parsed))
            return false;
        if (parsed.AddressFamily == AddressFamily.InterNetwork && text.Count('.') != 3)
            return false;
        address = BrokerData.Address(parsed);
        return true;
    }

    private static uint Group(UInt128 bits, int index) => (uint)(bits >> (112 - (16 * index))) & 0xFFFF;

    private static (int At, int Length) LongestZeroRun(UInt128 bits)
    {
        int bestAt = -1, best = 1;
        for (var i = 0; i < 8; i++)
        {
            var length = 0;
            while (i + length < 8 && Group(bits, i + length) == 0)
                length++;
            if (length > best)
                (bestAt, best) = (i, length);
            i += length;
        }

        return bestAt < 0 ? (-1, 0) : (bestAt, best);
    }
}
