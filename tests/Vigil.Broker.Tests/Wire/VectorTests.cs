using System.Text;

namespace Vigil.Broker.Tests;

public sealed class VectorTests
{
    public static TheoryData<string, string, string> Values => Vectors.Values;

    public static TheoryData<string> NoValues => Vectors.NoValues;

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_read_printed_and_written_as_the_reference_does(string hex, string text, string json)
    {
        Assert.True(BrokerData.TryFromBinary(Convert.FromHexString(hex), out var value));
        Assert.Equal(text, value.ToString());
        Assert.Equal(hex, Convert.ToHexStringLower(value.ToBinary()));
        Assert.Equal(hex.Length / 2, value.EncodedLength);
        if (json.Length > 0)
        {
            Assert.Equal(json, value.ToJson());
            Assert.True(BrokerData.TryFromJson(json, out var again));
            if (value.Type != DataType.Timestamp) // JSON keeps milliseconds only
                Assert.Equal(value, again);
            Assert.Equal(json, again.ToJson());
        }
    }

    [Theory]
    [MemberData(nameof(NoValues))]
    public void What_is_no_value_is_refused(string hex) =>
        Assert.False(BrokerData.TryFromBinary(Convert.FromHexString(hex), out _));

    [Theory]
    [MemberData(nameof(Values))]
    public void No_prefix_of_a_value_is_a_value(string hex, string text, string json)
    {
        Assert.NotNull(text);
        Assert.NotNull(json);
        var octets = Convert.FromHexString(hex);
        for (var length = 0; length < octets.Length; length++)
            Assert.False(BrokerData.TryFromBinary(octets[..length], out _));
    }

    [Theory]
    [InlineData("0c020501790501780", "0c02050178050179")] // set out of order
    [InlineData("0d0205016201010501610100", "0d0205016101000501620101")] // table out of order
    [InlineData("0e8100020000000000000007", "0e01020000000000000007")] // overlong count
    [InlineData("0107", "0101")]
    [InlineData("0700000000000000000000ffff0a01020368", "0700000000000000000000ffff0a00000068")] // host bits
    [InlineData("047ff8000000000000", "04ffffffffffffffff")]
    public void A_valid_value_becomes_canonical(string hex, string canonical)
    {
        hex = hex.Length % 2 == 0 ? hex : hex[..^1];
        Assert.True(BrokerData.TryFromBinary(Convert.FromHexString(hex), out var value));
        Assert.Equal(canonical, Convert.ToHexStringLower(value.ToBinary()));
    }

    [Theory]
    [InlineData("0c03050179050178050179")] // out of order, and twice the same
    [InlineData("0effffffff0f")] // promises four thousand million elements
    [InlineData("05ffffffff1f")] // more than 32 bits
    [InlineData("058080808080010")]
    [InlineData("0700000000000000000000ffff0a00000081")] // longer than an address
    public void A_lie_is_refused(string hex) =>
        Assert.False(BrokerData.TryFromBinary(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex[..^1]), out _));

    [Fact]
    public void Nesting_ends_at_its_limit()
    {
        static byte[] Nested(int depth) => [.. Enumerable.Repeat(new byte[] { 0x0e, 1 }, depth).SelectMany(static x => x), 0];
        Assert.True(BrokerData.TryFromBinary(Nested(64), out var deep));
        Assert.Equal(0, deep.CompareTo(deep));
        Assert.False(BrokerData.TryFromBinary(Nested(65), out _));
        Assert.False(BrokerData.TryFromBinary(Nested(1_000_000), out _));
    }

    [Fact]
    public void Mutated_values_never_throw_and_what_is_read_is_written_and_read_again()
    {
        var random = new Random(1);
        var seeds = Vectors.Values.Select(static row => Convert.FromHexString((string)row[0]!))
            .Concat(Vectors.Frames.Where(static row => ((string)row[0]!).StartsWith("data.", StringComparison.Ordinal))
                .Select(static row => Convert.FromHexString((string)row[1]!)).Select(static frame => frame[(4 + 37 + frame[40])..]))
            .ToArray();
        for (var i = 0; i < 60_000; i++)
        {
            var octets = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
                octets[random.Next(octets.Length)] = random.Next(3) == 0 ? (byte)random.Next(16) : (byte)random.Next(256);
            if (random.Next(4) == 0)
                octets = octets[..random.Next(octets.Length)];
            if (!BrokerData.TryFromBinary(octets, out var value))
                continue;
            var written = value.ToBinary();
            Assert.True(BrokerData.TryFromBinary(written, out var again));
            Assert.Equal(value, again);
            Assert.Equal(0, value.CompareTo(again));
            Assert.Equal(written, again.ToBinary());
            _ = value.ToString();
            _ = value.ToJson();
        }
    }

    [Fact]
    public void Mutated_json_never_throws()
    {
        var random = new Random(2);
        var seeds = Vectors.Values.Select(static row => Encoding.UTF8.GetBytes((string)row[2]!)).Where(static s => s.Length > 0).ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var octets = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            if (JsonInput.TryReadMessage(octets, out var value, out _) == JsonFault.None)
                _ = value.ToJson();
        }
    }
}
