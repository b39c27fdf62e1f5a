namespace Vigil.Packets.Decoding.Arp;

/// <summary>What an ARP packet wants (IANA).</summary>
internal enum ArpOperation : ushort
{
    Request = 1,
    Reply = 2,
    ReverseRequest = 3,
    ReverseReply = 4,
    InverseRequest = 8,
    InverseReply = 9,
}
