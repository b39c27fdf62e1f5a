using System.Collections.Immutable;
using Vigil.Core.Net;

namespace Vigil.Packets.Capture;

/// <summary>An interface that packets can be captured from.</summary>
/// <param name="Name">Its name, e.g. <c>eth0</c>.</param>
/// <param name="Description">What libpcap says of it, if anything.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="IsLoopback">Whether packets on it stay on this machine.</param>
/// <param name="IsUp">Whether it is up.</param>
/// <param name="IsRunning">Whether it has a carrier.</param>
public sealed record NetworkInterface(
    string Name, string? Description, ImmutableArray<Addr> Addresses, bool IsLoopback, bool IsUp, bool IsRunning);
