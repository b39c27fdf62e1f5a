using Vigil.Packets.Capture.Filtering;

namespace Vigil.Packets.Capture.Live;

/// <summary>The program by which the kernel chooses a ring for a packet.</summary>
/// <remarks>
/// It goes by the two addresses of the outermost IP header, in no order, as workers do that share a file: connections between two
/// hosts, the fragments of their packets, and what a tunnel between them carries meet in one ring. Between link and IP it follows a second VLAN
/// tag (a first one has been taken off), up to four MPLS labels, and PPPoE. What is not IP goes to the first ring.
/// </remarks>
internal static class FanoutProgram
{
    /// <summary>Places from here on are counted from the network header.</summary>
    public const uint Network = 0xFFF0_0000;

    /// <summary>Not an octet of the packet: its EtherType.</summary>
    public const uint KnownProtocol = 0xFFFF_F000;

    private const int Labels = 4;

    // Words of memory: two folded addresses, where IP begins, and one for passing values on.
    private const uint Source = 0;
    private const uint Destination = 1;
    private const uint Start = 2;
    private const uint Passing = 3;

    /// <summary>Writes it.</summary>
    public static FilterInstruction[] Write()
    {
        var code = new FilterAssembler();
        code.Add(Op.LoadHalf, KnownProtocol).Add(Op.SetIndex, 0)
            .JumpIf(0x8100, "tag").JumpIf(0x88A8, "tag").Jump("protocol");
        code.Label("tag").Add(Op.LoadHalf, Network + 2).Add(Op.SetIndex, 4);
        code.Label("protocol")
            .JumpIf(0x0800, "ipv4").JumpIf(0x86DD, "ipv6").JumpIf(0x8864, "pppoe").JumpIf(0x8847, "mpls").JumpIf(0x8848, "mpls")
            .Add(Op.Answer, 0);
        code.Label("pppoe");
        Advance(code, 8);
        code.Jump("ip");
        code.Label("mpls");
        for (var label = 0; label < Labels; label++)
        {
            code.Add(Op.LoadOctetAtIndex, Network + 2).JumpIfSet(1, "bottom"); // of the stack of labels
            Advance(code, 4);
        }

        code.Add(Op.Answer, 0);
        code.Label("bottom");
        Advance(code, 4);
        code.Label("ip").Add(Op.LoadOctetAtIndex, Network).Add(Op.ShiftRight, 4).JumpIf(4, "ipv4").JumpIf(6, "ipv6").Add(Op.Answer, 0);
        code.Label("ipv4")
            .Add(Op.LoadWordAtIndex, Network + 12).Add(Op.Store, Source)
            .Add(Op.LoadWordAtIndex, Network + 16).Add(Op.Store, Destination)
            .Jump("mix");
        code.Label("ipv6").Add(Op.StoreIndex, Start);
        Fold(code, 8, Source);
        Fold(code, 24, Destination);
        code.Label("mix"); // sum and difference in bits are the same in either order
        code.Add(Op.Recall, Source).Add(Op.RecallIndex, Destination).Add(Op.AddIndex, 0).Add(Op.Multiply, 0x9E37_79B1).Add(Op.Store, Passing)
            .Add(Op.Recall, Source).Add(Op.XorIndex, 0).Add(Op.Multiply, 0x85EB_CA77)
            .Add(Op.RecallIndex, Passing).Add(Op.XorIndex, 0).Add(Op.Store, Passing)
            .Add(Op.ShiftRight, 15).Add(Op.RecallIndex, Passing).Add(Op.XorIndex, 0).Add(Op.Multiply, 0xC2B2_AE3D)
            .Add(Op.ShiftRight, 16).Add(Op.AnswerAccumulator, 0);
        return code.ToArray();
    }

    // The index points into the packet and grows by some octets.
    private static void Advance(FilterAssembler code, uint octets) =>
        code.Add(Op.FromIndex, 0).Add(Op.Add, octets).Add(Op.ToIndex, 0);

    // Four words of an address become one.
    private static void Fold(FilterAssembler code, uint offset, uint target)
    {
        code.Add(Op.LoadWordAtIndex, Network + offset).Add(Op.Store, target);
        for (var word = 1U; word < 4; word++)
        {
            code.Add(Op.LoadWordAtIndex, Network + offset + (4 * word)).Add(Op.Store, Passing)
                .Add(Op.Recall, target).Add(Op.Multiply, 31).Add(Op.RecallIndex, Passing).Add(Op.AddIndex, 0).Add(Op.Store, target)
                .Add(Op.RecallIndex, Start);
        }
    }

    /// <summary>Instructions by name.</summary>
    private static class Op
    {
        public const ushort LoadHalf = 0x28;
        public const ushort LoadWordAtIndex = 0x40;
        public const ushort LoadOctetAtIndex = 0x50;
        public const ushort SetIndex = 0x01;
        public const ushort Recall = 0x60;
        public const ushort RecallIndex = 0x61;
        public const ushort Store = 0x02;
        public const ushort StoreIndex = 0x03;
        public const ushort Add = 0x04;
        public const ushort AddIndex = 0x0C;
        public const ushort Multiply = 0x24;
        public const ushort ShiftRight = 0x74;
        public const ushort XorIndex = 0xAC;
        public const ushort ToIndex = 0x07;
        public const ushort FromIndex = 0x87;
        public const ushort Answer = 0x06;
        public const ushort AnswerAccumulator = 0x16;
    }
}
