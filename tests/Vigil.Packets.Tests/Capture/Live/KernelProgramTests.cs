using Vigil.Packets.Capture.Filtering;
using Vigil.Packets.Capture.Live;
using Vigil.Testing.Packets;

namespace Vigil.Packets.Tests.Capture.Live;

public sealed class KernelProgramTests
{
    private const int LinkHeader = 14;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(0, 8)]
    public void Both_directions_and_all_ports_of_two_hosts_go_to_one_ring(int labels, int session)
    {
        var answers = new HashSet<uint>();
        foreach (var payload in new byte[][] { [1, 2, 3, 4], [5, 6, 7, 8] })
        {
            answers.Add(Choose(Wrap(PacketBuilder.Ipv4("10.0.0.1", "10.0.0.2", 17, payload), labels, session, 0x0800)));
            answers.Add(Choose(Wrap(PacketBuilder.Ipv4("10.0.0.2", "10.0.0.1", 6, payload, id: 9, offset: 800), labels, session, 0x0800)));
        }

        Assert.NotEqual(0U, Assert.Single(answers));
    }

    [Fact]
    public void IPv6_goes_by_addresses_alike()
    {
        var there = Choose(PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6("2001:db8::1", "2001:db8::2", 17, [1, 2, 3, 4])));
        var back = Choose(PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6("2001:db8::2", "2001:db8::1", 44, [9])));
        Assert.Equal(there, back);
        Assert.NotEqual(there, Choose(PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6("2001:db8::3", "2001:db8::2", 17, [1, 2, 3, 4]))));
    }

    [Fact]
    public void Hosts_are_spread_evenly()
    {
        var counts = new int[4];
        for (var host = 0; host < 1000; host++)
            counts[Choose(PacketBuilder.Ethernet(0x0800, PacketBuilder.Ipv4($"10.0.{host / 250}.{host % 250}", "10.1.1.1", 17, []))) % 4]++;
        Assert.All(counts, static count => Assert.InRange(count, 180, 320));
    }

    [Fact]
    public void What_is_not_IP_goes_to_the_first() => Assert.Equal(0U, Choose(PacketBuilder.Ethernet(0x0806, new byte[28])));

    [Fact]
    public void A_filter_for_the_kernel_keeps_as_much_as_is_wanted_and_rejects_what_it_rejected()
    {
        FilterProgram program = new([new(0x30, 0, 0, 0), new(0x15, 0, 1, 7), new(0x06, 0, 0, 262_144), new(0x06, 0, 0, 0)]);
        var kernel = KernelFilter.From(program, 96)!;
        Assert.Equal(new FilterInstruction(0x20, 0, 0, 0xFFFF_F030), kernel[0]); // whether a tag was taken off
        Assert.Equal(new FilterInstruction(0x06, 0, 0, 96), kernel[2]); // then it is looked at later
        FilterProgram rest = new(kernel.AsSpan(3));
        Assert.Equal((96U, 0U), (rest.Run([7], 1), rest.Run([8], 1)));
        Assert.Null(KernelFilter.From(new(Enumerable.Repeat(new FilterInstruction(0x06, 0, 0, 1), 4096).ToArray()), 0));
    }

    private static byte[] Wrap(byte[] ip, int labels, int session, ushort type) => labels > 0
        ? PacketBuilder.Ethernet(0x8847, PacketBuilder.Mpls(ip, [.. Enumerable.Range(16, labels).Select(static l => (uint)l)]))
        : session > 0 ? PacketBuilder.Ethernet(0x8864, [0x11, 0, 0, 1, 0, (byte)ip.Length, 0, 0x21, .. ip])
        : PacketBuilder.Ethernet(type, ip);

    // The kernel counts from the network header and knows the EtherType; here both are found in the frame.
    private static uint Choose(byte[] frame)
    {
        var program = FanoutProgram.Write();
        for (var i = 0; i < program.Length; i++)
        {
            if (program[i].Operand == FanoutProgram.KnownProtocol)
                program[i] = program[i] with { Operand = LinkHeader - 2 };
            else if (program[i].Operand >= FanoutProgram.Network)
                program[i] = program[i] with { Operand = program[i].Operand - FanoutProgram.Network + LinkHeader };
        }

        return new FilterProgram(program).Run(frame, frame.Length);
    }
}
