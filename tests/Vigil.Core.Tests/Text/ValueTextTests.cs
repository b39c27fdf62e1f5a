using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Text;

public class ValueTextTests
{
    private readonly EngineContext _context = new(new TestReporter());

    [Fact]
    public void Containers_are_indented_by_cat_but_not_by_print_and_not_broken_in_messages()
    {
        var inner = new TableType([BaseType.String], BaseType.Bool);
        var outer = new TableVal(new([BaseType.String], inner));
        var table = new TableVal(inner);
        table.Set(Value.String("inner"), Value.Bool(true));
        outer.Set(Value.String("outer"), Value.Of(table));
        var value = Value.Of(outer);
        Assert.Equal("{\n\t[outer] = {\n\t\t[inner] = T\n\t}\n}", ValueText.ToString(value, TextStyle.Describe));
        Assert.Equal("{\n[outer] = {\n[inner] = T\n}\n}", ValueText.ToString(value, TextStyle.Print));
        Assert.Equal("{[outer] = {[inner] = T}}", ValueText.ToString(value));
    }

    [Fact]
    public void Strings_in_sets_are_not_indented_and_empty_sets_have_a_blank_line()
    {
        var strings = new TableVal(new([BaseType.String], null));
        Assert.Equal("{\n\n}", ValueText.ToString(Value.Of(strings), TextStyle.Describe));
        strings.Set(Value.String("a"));
        Assert.Equal("{\na\n}", ValueText.ToString(Value.Of(strings), TextStyle.Describe));
        var counts = new TableVal(new([BaseType.Count], null));
        counts.Set(Value.Count(1));
        counts.Set(Value.Count(2));
        Assert.Equal("{\n\t1,\n\t2\n}", ValueText.ToString(Value.Of(counts), TextStyle.Describe));
    }

    [Fact]
    public void Print_escapes_octets_of_strings_only_and_holes_show_as_nothing()
    {
        var vector = new VectorVal(new(BaseType.String));
        vector.Add(Value.String("a\tb\\"));
        vector[2] = Value.String("é"u8);
        using var output = new ByteBuilder();
        ValueText.PrintLine(output, [Value.Of(vector), Value.Int(-1)]);
        Assert.Equal("[a\\x09b\\, , \\xc3\\xa9], -1\n", output.ToString());
    }

    [Fact]
    public void A_record_that_contains_itself_is_cut_off()
    {
        var type = new RecordType();
        type.TryAdd(new("self", type) { IsOptional = true });
        var record = RecordVal.CreateUnset(type);
        record[0] = Value.Of(record);
        Assert.EndsWith("...", ValueText.ToString(Value.Of(record)).TrimEnd(']'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[%d] [%5d] [%-5d] [%05d]", "[-42] [  -42] [-42  ] [-0042]")]
    [InlineData("%x|%%|%s|%.2d", "ffffffffffffffd6|%|-42|-42")]
    public void Integers_are_formatted(string format, string expected)
    {
        var arguments = new List<Value> { Value.String(format) };
        for (var i = 0; i < format.Replace("%%", "", StringComparison.Ordinal).Count(static c => c == '%'); i++)
            arguments.Add(Value.Int(-42));
        Assert.Equal(expected, ValueFormat.Fmt(_context, arguments.ToArray()).ToString());
    }

    [Fact]
    public void A_mistake_in_a_format_leaves_its_directive_out_and_a_wrong_count_leaves_all_out()
    {
        Assert.Equal("[] then fine", Format("[%d] then %s", Value.String("x"), Value.String("fine")));
        Assert.Equal("", Format("%s %s", Value.Count(1)));
        Assert.Equal("", Format("none", Value.Count(1)));
        Assert.Equal("", Format("%200d", Value.Count(1)));
        Assert.Equal("[        10.0.0.1]", Format("[%16s]", Value.Addr(Net.Addr.V4(0x0A000001))));
    }

    [Fact]
    public void Formats_from_anywhere_do_not_throw()
    {
        var random = new Random(11);
        var letters = "%%%%0-.123456789dxsfegDTq"u8.ToArray();
        var values = new[] { Value.Count(5), Value.Double(-1e300), Value.String("x"), Value.Time(1e18), Value.Bool(true) };
        for (var i = 0; i < 5000; i++)
        {
            var format = new byte[random.Next(12)];
            for (var k = 0; k < format.Length; k++)
                format[k] = letters[random.Next(letters.Length)];
            var arguments = new Value[1 + random.Next(4)];
            arguments[0] = Value.String(format);
            for (var k = 1; k < arguments.Length; k++)
                arguments[k] = values[random.Next(values.Length)];
            Assert.True(ValueFormat.Fmt(_context, arguments).Length < 4000);
        }
    }

    private string Format(string format, params Value[] values) =>
        ValueFormat.Fmt(_context, [Value.String(format), .. values]).ToString();
}
