using Vigil.Packets.Capture.Live;

namespace Vigil.Packets.Tests.Capture.Live;

public sealed class LinkRestorationTests
{
    private static readonly byte[] Frame = Convert.FromHexString("020000000002" + "020000000001" + "0800" + "4500AABB");

    [Theory]
    [InlineData(true, "88A8")]
    [InlineData(false, "8100")] // older kernels do not say which type it was
    public void A_tag_goes_back_before_the_EtherType(bool isTypeKnown, string type)
    {
        var status = RingStatus.HasVlan | (isTypeKnown ? RingStatus.HasVlanType : 0);
        var memory = new byte[64];
        Frame.CopyTo(memory, 30);
        var header = new RingHeader { Status = status, VlanTag = 0x6007, VlanType = 0x88A8 };
        var start = LinkRestoration.Tag(memory, in header, 30, 30, Frame.Length, isCooked: false);
        Assert.Equal(26, start);
        Assert.Equal("020000000002020000000001" + type + "6007" + "08004500AABB", Convert.ToHexString(memory.AsSpan(start, Frame.Length + 4)));
    }

    [Fact]
    public void Without_a_tag_or_room_for_it_a_frame_stays_as_it_is()
    {
        var memory = new byte[64];
        Frame.CopyTo(memory, 30);
        var before = (byte[])memory.Clone();
        var none = new RingHeader { VlanTag = 7 };
        var some = new RingHeader { VlanTag = 7, Status = RingStatus.HasVlan };
        Assert.Equal(30, LinkRestoration.Tag(memory, in none, 30, 30, Frame.Length, isCooked: false));
        Assert.Equal(30, LinkRestoration.Tag(memory, in some, 30, 3, Frame.Length, isCooked: false));
        Assert.Equal(30, LinkRestoration.Tag(memory, in some, 30, 30, 11, isCooked: false)); // not even two addresses
        Assert.Equal(before, memory);
    }

    [Fact]
    public void A_cooked_header_tells_direction_hardware_address_and_protocol()
    {
        var memory = new byte[64];
        memory[40] = 0x45;
        var header = new RingHeader
        {
            Direction = 4,
            Hardware = 512,
            AddressLength = 6,
            Address = 0x0000_0100_0000_0002,
            Protocol = 0x0008,
            Status = RingStatus.HasVlan,
            VlanTag = 5,
        };
        var start = LinkRestoration.Cook(memory, in header, 40, 28);
        Assert.Equal("0004" + "0200" + "0006" + "0200000000010000" + "0800" + "45", Convert.ToHexString(memory.AsSpan(start, 17)));
        start = LinkRestoration.Tag(memory, in header, start, 12, 24, isCooked: true);
        Assert.Equal("0004" + "0200" + "0006" + "0200000000010000" + "8100" + "0005" + "0800" + "45", Convert.ToHexString(memory.AsSpan(start, 21)));
    }
}
