using System.Text;
using Vigil.Core.Types;
using Vigil.Input.Text;

namespace Vigil.Input.Tests.Text;

public sealed class FieldParserTests
{
    private readonly List<string> _warnings = [];

    private FieldParser Parser => new(FieldSyntax.Of(",", "(empty)", "-"), _warnings.Add);

    [Theory]
    [InlineData("a\\x09b", "a\tb")]
    [InlineData("a\\\\b", "a\\\\b")]
    [InlineData("a\\xzzb", "a\\xzzb")]
    [InlineData("a\\x4", "a\\x4")]
    [InlineData("\\x2d", "-")]
    [InlineData("(empty)", "(empty)")]
    public void Only_two_hexadecimal_digits_are_an_escape(string field, string text)
    {
        Assert.True(Parser.TryParse(Encoding.UTF8.GetBytes(field), "s", BaseType.String, out var value));
        Assert.Equal(text, value.AsString().ToString());
    }

    [Fact]
    public void The_unset_marker_yields_no_value()
    {
        Assert.True(Parser.TryParse("-"u8, "c", BaseType.Count, out var value));
        Assert.False(value.IsSet);
    }

    [Theory]
    [InlineData("abc", "String 'abc' contained no parseable number")]
    [InlineData("", "Got empty string for number field")]
    [InlineData("-5", "Number '-5' cannot be negative")]
    [InlineData("18446744073709551616", "Number '18446744073709551616' out of supported range.")]
    public void What_is_no_count_is_told(string field, string message)
    {
        Assert.False(Parser.TryParse(Encoding.UTF8.GetBytes(field), "c", BaseType.Count, out _));
        Assert.Equal([message], _warnings);
    }

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("+7", 7L)]
    [InlineData("1x", 1L)]
    public void A_number_at_the_beginning_counts(string field, long number)
    {
        Assert.True(Parser.TryParse(Encoding.UTF8.GetBytes(field), "i", BaseType.Int, out var value));
        Assert.Equal(number, value.AsInt());
    }

    [Fact]
    public void Sets_forget_duplicates_and_vectors_keep_them()
    {
        Assert.True(Parser.TryParse("5,5"u8, "s", new TableType([BaseType.Count], null), out var set));
        Assert.Equal(1, set.AsTable().Count);
        Assert.True(Parser.TryParse("5,5"u8, "v", new VectorType(BaseType.Count), out var vector));
        Assert.Equal(2, vector.AsVector().Count);
        Assert.True(Parser.TryParse("(empty)"u8, "v", new VectorType(BaseType.Count), out vector));
        Assert.Equal(0, vector.AsVector().Count);
    }

    [Fact]
    public void Text_that_comes_again_is_shared_unless_it_has_escapes()
    {
        var parser = Parser;
        parser.TryParse("same"u8, "s", BaseType.String, out _); // what comes once only is not kept
        parser.TryParse("same"u8, "s", BaseType.String, out var first);
        parser.TryParse("same"u8, "s", BaseType.String, out var second);
        Assert.Same(first.AsString(), second.AsString());
        parser.TryParse("\\x41"u8, "s", BaseType.String, out var escaped);
        Assert.Equal("A", escaped.AsString().ToString());
    }

    [Fact]
    public void Any_octets_are_a_value_or_told()
    {
        var random = new Random(4);
        ScriptType[] types =
        [
            BaseType.Bool, BaseType.Int, BaseType.Count, BaseType.Double, BaseType.Time, BaseType.String, BaseType.Port, BaseType.Addr,
            BaseType.Subnet, BaseType.Pattern, new VectorType(BaseType.Subnet), new TableType([BaseType.Double], null),
        ];
        var letters = "-/.,:0123456789eE+xtcpudTF\\\"(empty)\xff\0 "u8.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var field = new byte[random.Next(24)];
            foreach (ref var octet in field.AsSpan())
                octet = letters[random.Next(letters.Length)];
            _warnings.Clear();
            if (!Parser.TryParse(field, "f", types[i % types.Length], out _))
                Assert.NotEmpty(_warnings);
        }
    }
}
