using System.Security.Cryptography;
using Vigil.Core.Net;

namespace Vigil.Analysis.Connections;

/// <summary>What identifies a connection while it is open: both ends and the transport, whoever speaks.</summary>
/// <remarks>The lower end stands first, so that both directions give the same key; a one-way ICMP message keeps its order.</remarks>
internal readonly record struct FlowKey
{
    // Drawn once for each process: traffic cannot be made to collide.
    private static readonly ulong Seed = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) * 0x9E37_79B9_7F4A_7C15 + 1;

    private readonly Addr _first;
    private readonly Addr _second;
    private readonly uint _ports;
    private readonly byte _protocol;
    private readonly bool _isOneWay;

    /// <summary>The key of a packet's flow.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="sourcePort">Port there.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="destinationPort">Port there.</param>
    /// <param name="protocol">IP protocol number.</param>
    /// <param name="isOneWay">Whether packets the other way do not belong to the same flow.</param>
    public FlowKey(Addr source, ushort sourcePort, Addr destination, ushort destinationPort, byte protocol, bool isOneWay = false)
    {
        var order = isOneWay ? -1 : source.CompareTo(destination);
        var inOrder = order < 0 || (order == 0 && sourcePort <= destinationPort);
        (_first, _second) = inOrder ? (source, destination) : (destination, source);
        _ports = inOrder ? ((uint)sourcePort << 16) | destinationPort : ((uint)destinationPort << 16) | sourcePort;
        _protocol = protocol;
        _isOneWay = isOneWay;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var mixed = (_first.High ^ Seed) * 0xD6E8_FEB8_6659_FD93;
        mixed = (mixed ^ (mixed >> 32) ^ _first.Low) * 0xD6E8_FEB8_6659_FD93;
        mixed = (mixed ^ (mixed >> 32) ^ _second.High) * 0xD6E8_FEB8_6659_FD93;
        mixed = (mixed ^ (mixed >> 32) ^ _second.Low) * 0xD6E8_FEB8_6659_FD93;
        mixed = (mixed ^ (mixed >> 32) ^ (((ulong)_ports << 8) | _protocol)) * 0xD6E8_FEB8_6659_FD93;
        return (int)(mixed ^ (mixed >> 32));
    }
}
