namespace Vigil.Packets.Capture.Live;

/// <summary>Sharing of an interface with other processes of the same group (packet(7), <c>PACKET_FANOUT</c>).</summary>
/// <param name="Group">Number of the group.</param>
/// <param name="Mode">Which packet goes where.</param>
/// <param name="Defragments">Whether the kernel puts fragments together before it chooses.</param>
public sealed record FanoutOptions(int Group, FanoutMode Mode, bool Defragments);
