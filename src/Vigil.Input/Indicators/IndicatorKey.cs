using System.Text;
using Vigil.Core.Net;

namespace Vigil.Input.Indicators;

/// <summary>What an indicator is found by: octets that are equal where scripts take two indicators of a type for the same.</summary>
/// <remarks>Addresses and networks in their binary form, all else as text in lower case.</remarks>
/// <param name="addressType">Number of <c>Intel::ADDR</c>.</param>
/// <param name="subnetType">Number of <c>Intel::SUBNET</c>.</param>
internal sealed class IndicatorKey(int addressType, int subnetType)
{
    /// <summary>Octets of the key of an address.</summary>
    public const int AddressLength = 16;

    /// <summary>Octets of the key of a network: its prefix and how many bits of that count.</summary>
    public const int SubnetLength = AddressLength + 1;

    private const int LongestText = 64; // of an address or a network

    /// <summary>Number of <c>Intel::ADDR</c>.</summary>
    public int AddressType { get; } = addressType;

    /// <summary>Number of <c>Intel::SUBNET</c>.</summary>
    public int SubnetType { get; } = subnetType;

    /// <summary>Writes the key of an indicator that was read or asked for.</summary>
    /// <param name="type">Number of its type.</param>
    /// <param name="indicator">Its text.</param>
    /// <param name="into">As many octets as the text has, and never less than <see cref="SubnetLength"/>.</param>
    /// <param name="length">Octets written.</param>
    /// <returns><see langword="false"/> if the text is no address or network.</returns>
    public bool TryWrite(int type, ReadOnlySpan<byte> indicator, Span<byte> into, out int length)
    {
        length = 0;
        if (type != AddressType && type != SubnetType)
        {
            for (var i = 0; i < indicator.Length; i++) // octets that are not ASCII stay as they are
                into[i] = indicator[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(indicator[i] | 0x20) : indicator[i];
            length = indicator.Length;
            return true;
        }

        Span<char> text = stackalloc char[LongestText];
        if (indicator.Length > text.Length)
            return false;
        text = text[..Encoding.Latin1.GetChars(indicator, text)];
        if (type == AddressType)
        {
            if (!Addr.TryParse(text, out var address))
                return false;
            length = Write(address, into);
            return true;
        }

        if (!Subnet.TryParse(text, out var subnet))
            return false;
        length = Write(subnet, into);
        return true;
    }

    /// <summary>Writes the key of an address.</summary>
    public static int Write(Addr address, Span<byte> into)
    {
        address.WriteTo(into);
        return AddressLength;
    }

    /// <summary>Writes the key of a network.</summary>
    public static int Write(Subnet subnet, Span<byte> into)
    {
        subnet.Prefix.WriteTo(into);
        into[AddressLength] = (byte)subnet.Length;
        return SubnetLength;
    }

    /// <summary>The text of an indicator.</summary>
    public byte[] Text(int type, ReadOnlySpan<byte> key)
    {
        if (type == AddressType)
            return Encoding.ASCII.GetBytes(Addr.FromBytes(key).ToString());
        return type == SubnetType
            ? Encoding.ASCII.GetBytes(new Subnet(Addr.FromBytes(key[..AddressLength]), key[AddressLength]).ToString())
            : key.ToArray();
    }
}
