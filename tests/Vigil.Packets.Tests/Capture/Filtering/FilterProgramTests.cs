using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Filtering;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Tests.Capture.Filtering;

public sealed class FilterProgramTests
{
    // Ethernet, IPv4 without options, UDP from port 4660 to 53; 42 octets of headers and 4 of data.
    private static readonly byte[] Question = Convert.FromHexString(
        "0011223344550066778899AA0800" + "45000020000100004011000001020304" + "0A000001" + "12340035000C0000" + "DEADBEEF");

    [Fact]
    public void A_program_loads_compares_and_answers()
    {
        // ldh [12]; jeq #0x800; ldx 4*([14]&0xf); ldh [x + 16]; jeq #53
        FilterProgram program = new(
        [
            new(0x28, 0, 0, 12), new(0x15, 0, 4, 0x800), new(0xB1, 0, 0, 14), new(0x48, 0, 0, 16), new(0x15, 0, 1, 53),
            new(0x06, 0, 0, 65535), new(0x06, 0, 0, 0),
        ]);
        Assert.True(program.Accepts(Question, Question.Length));
        var other = (byte[])Question.Clone();
        other[37] = 54;
        Assert.False(program.Accepts(other, other.Length));
    }

    [Fact]
    public void A_load_beyond_the_captured_octets_is_a_no_at_every_length()
    {
        FilterProgram program = new([new(0x20, 0, 0, 42), new(0x15, 0, 1, 0xDEADBEEF), new(0x06, 0, 0, 1), new(0x06, 0, 0, 0)]);
        for (var length = 0; length < Question.Length; length++)
            Assert.False(program.Accepts(Question.AsSpan(0, length), Question.Length));
        Assert.True(program.Accepts(Question, Question.Length));
    }

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        FilterProgram program = new([new(0x00, 0, 0, 7), new(0x01, 0, 0, 0), new(0x3C, 0, 0, 0), new(0x06, 0, 0, 1)]);
        Assert.False(program.Accepts(Question, Question.Length));
    }

    [Fact]
    public void A_jump_out_of_the_program_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => new FilterProgram([new(0x15, 9, 0, 1), new(0x06, 0, 0, 0)]));
        Assert.Throws<ArgumentException>(static () => new FilterProgram([new(0x05, 0, 0, 0xFFFF_FFFF), new(0x06, 0, 0, 0)]));
        Assert.Throws<ArgumentException>(static () => new FilterProgram([new(0x00, 0, 0, 1)]));
        Assert.Throws<ArgumentException>(static () => new FilterProgram([]));
    }

    [Fact]
    public void Any_program_that_is_accepted_ends_without_throwing()
    {
        var random = new Random(20);
        var octets = new byte[64];
        for (var round = 0; round < 20_000; round++)
        {
            var instructions = new FilterInstruction[random.Next(1, 12)];
            for (var i = 0; i < instructions.Length; i++)
                instructions[i] = new((ushort)random.Next(0x100), (byte)random.Next(4), (byte)random.Next(4), (uint)random.Next(-4, 80));
            instructions[^1] = new(0x06, 0, 0, 1);
            random.NextBytes(octets);
            try
            {
                new FilterProgram(instructions).Accepts(octets.AsSpan(0, random.Next(octets.Length)), 64);
            }
            catch (ArgumentException)
            {
                // refused, which is as good
            }
        }
    }

    [Theory]
    [InlineData("udp port 53", true)]
    [InlineData("tcp", false)]
    [InlineData("host 1.2.3.4 and greater 46", true)]
    [InlineData("greater 47", false)]
    [InlineData("ip[8] = 64 and udp[4:2] = 12", true)]
    [InlineData("net 10.0.0.0/8 and not src net 10.0.0.0/8", true)]
    public void Expressions_filter_as_users_know_them(string expression, bool passes)
    {
        if (PacketFilter.Compile(expression, out var error) is not { } filter)
        {
            Assert.Contains("libpcap0.8", error, StringComparison.Ordinal); // a machine without it says which package to install
            return;
        }

        var packet = new RawPacket { LinkType = LinkType.Ethernet, Data = Question, WireLength = Question.Length };
        Assert.Equal(passes, filter.Accepts(in packet));
        packet = new RawPacket { LinkType = LinkType.Raw, Data = Question.AsSpan(14), WireLength = Question.Length - 14 };
        Assert.Equal(passes && !expression.Contains("greater", StringComparison.Ordinal), filter.Accepts(in packet));
    }

    [Fact]
    public void What_is_no_expression_is_refused_with_a_reason()
    {
        Assert.Null(PacketFilter.Compile("hostess 1", out var error));
        Assert.NotEqual("", error);
    }

    [Fact]
    public void The_filter_that_passes_all_needs_no_library()
    {
        Assert.True(PacketFilter.Compile("ip or not ip", out _)!.PassesAll);
        Assert.True(PacketFilter.Compile(" ", out _)!.PassesAll);
    }
}
