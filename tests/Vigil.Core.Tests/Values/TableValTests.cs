using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Values;

public class TableValTests
{
    private static readonly TableType _counts = new([BaseType.Count], BaseType.Count);
    private readonly EngineContext _context = new(new TestReporter());

    [Fact]
    public void Behaves_like_a_dictionary_that_keeps_insertion_order()
    {
        var random = new Random(7);
        var table = new TableVal(_counts);
        var expected = new Dictionary<ulong, ulong>();
        var order = new List<ulong>();
        for (var step = 0; step < 20_000; step++)
        {
            var key = (ulong)random.Next(300);
            if (random.Next(3) == 0)
            {
                table.Delete(_context, Value.Count(key));
                if (expected.Remove(key))
                    order.Remove(key);
            }
            else
            {
                if (table.Assign(_context, Value.Count(key), Value.Count((ulong)step)))
                    order.Add(key);
                expected[key] = (ulong)step;
            }
        }

        Assert.Equal(expected.Count, table.Count);
        var walked = new List<ulong>();
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
        {
            walked.Add(table.KeyAt(cursor)[0].AsCount());
            Assert.Equal(expected[walked[^1]], table.ValueAt(cursor).AsCount());
        }

        Assert.Equal(order, walked);
    }

    [Fact]
    public void Taking_the_oldest_entry_again_and_again_takes_linear_time()
    {
        var table = new TableVal(_counts);
        for (var i = 0; i < 200_000; i++)
            table.Set(Value.Count(i), Value.Count(i));
        var steps = 0;
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(-1), steps++)
            table.RemoveAt(cursor); // quadratic time would not end
        Assert.Equal(200_000, steps);
    }

    [Theory]
    [InlineData("10.9.9.9", "eight")]
    [InlineData("10.1.9.9", "sixteen")]
    [InlineData("10.1.2.9", "twentyfour")]
    [InlineData("2001:db8::7", "doc")]
    [InlineData("11.0.0.1", null)]
    public void An_address_finds_the_longest_prefix(string address, string? expected)
    {
        var table = new TableVal(new([BaseType.Subnet], BaseType.String));
        foreach (var (text, name) in new[] { ("10.0.0.0/8", "eight"), ("10.1.0.0/16", "sixteen"), ("10.1.2.0/24", "twentyfour"), ("2001:db8::/32", "doc") })
            table.Assign(_context, Subnet(text), Value.String(name));
        Assert.True(Addr.TryParse(address, out var parsed));
        var found = table.Lookup(_context, Value.Addr(parsed), out var value);
        Assert.Equal(expected is not null, found);
        if (found)
            Assert.Equal(expected, value.AsString().ToString());
    }

    [Fact]
    public void Deleting_a_prefix_uncovers_the_next_longer_one_and_only_exact_prefixes_are_deleted()
    {
        var set = new TableVal(new([BaseType.Subnet], null));
        set.Assign(_context, Subnet("10.0.0.0/8"));
        set.Assign(_context, Subnet("10.1.0.0/16"));
        set.Delete(_context, Subnet("10.1.0.0/17"));
        Assert.Equal(2, set.Count);
        set.Delete(_context, Subnet("10.1.0.0/16"));
        Assert.True(set.Has(_context, Subnet("10.1.0.0/16")));
        Assert.False(set.Has(_context, Subnet("10.0.0.0/7")));
        set.Delete(_context, Subnet("10.0.0.0/8"));
        Assert.False(set.Has(_context, Value.Addr(Addr.V4(0x0A010203))));
    }

    [Fact]
    public void A_default_is_copied_for_each_miss_and_not_stored()
    {
        var vectors = new VectorType(BaseType.Count);
        var table = new TableVal(new([BaseType.Count], vectors), new() { Default = _ => Value.Of(new VectorVal(vectors)) });
        Assert.True(table.Lookup(_context, Value.Count(1), out var first));
        first.AsVector().Add(Value.Count(5));
        Assert.True(table.Lookup(_context, Value.Count(1), out var second));
        Assert.Equal(0, second.AsVector().Count);
        Assert.Equal(0, table.Count);
        Assert.False(table.Has(_context, Value.Count(1)));
    }

    [Fact]
    public void A_default_to_insert_is_stored_by_the_read()
    {
        var vectors = new VectorType(BaseType.Count);
        var table = new TableVal(new([BaseType.Count], vectors), new() { Default = _ => Value.Of(new VectorVal(vectors)), InsertsDefault = true });
        Assert.True(table.Lookup(_context, Value.Count(1), out var first));
        first.AsVector().Add(Value.Count(5));
        Assert.True(table.Lookup(_context, Value.Count(1), out var second));
        Assert.Equal(1, second.AsVector().Count);
    }

    [Fact]
    public void A_default_function_is_called_with_the_index()
    {
        var sum = new TestFunction(static arguments => Value.Count(arguments[0].AsCount() + arguments[1].AsCount()), BaseType.Count, BaseType.Count);
        var table = new TableVal(new([BaseType.Count, BaseType.Count], BaseType.Count), new() { Default = _ => Value.Of(sum) });
        Assert.True(table.Lookup(_context, [Value.Count(3), Value.Count(4)], out var value));
        Assert.Equal(7UL, value.AsCount());
    }

    [Fact]
    public void A_key_that_is_a_container_is_taken_by_value()
    {
        var vectors = new VectorType(BaseType.Count);
        var set = new TableVal(new([vectors], null));
        var key = new VectorVal(vectors);
        key.Add(Value.Count(1));
        set.Assign(_context, Value.Of(key));
        key.Add(Value.Count(2));
        Assert.False(set.Has(_context, Value.Of(key)));
        key.Resize(1);
        Assert.True(set.Has(_context, Value.Of(key)));
    }

    [Fact]
    public void Changes_are_told_with_the_old_value_and_not_recursively()
    {
        var told = new List<string>();
        var table = new TableVal(_counts);
        var function = new TestFunction(
            arguments =>
            {
                told.Add($"{(TableChange)arguments[1].AsCount()} {arguments[2].AsCount()} {arguments[3].AsCount()}");
                table.Assign(_context, Value.Count(99), Value.Count(1));
                return default;
            },
            _counts, BaseType.Count, BaseType.Count, BaseType.Count);
        table.Attributes = new() { OnChange = _ => function };
        table.Assign(_context, Value.Count(1), Value.Count(10));
        table.Assign(_context, Value.Count(1), Value.Count(20));
        table.Delete(_context, Value.Count(1));
        table.Delete(_context, Value.Count(7));
        table.Clear(_context);
        Assert.Equal(["New 1 10", "Changed 1 10", "Removed 1 20"], told);
    }

    [Fact]
    public void A_string_finds_all_patterns_that_match_it_whole()
    {
        var table = new TableVal(new([BaseType.Pattern], BaseType.Count));
        var number = 0UL;
        foreach (var body in (string[])["GET .*", "POST .*", ".*html"])
            table.Assign(_context, Value.Of(new PatternVal(Pattern.Compile(ByteString.From(body).Span))), Value.Count(++number));
        var found = table.LookupPatterns(_context, ByteString.From("GET /index.html"));
        Assert.Equal([1UL, 3UL], found.Elements.ToArray().Select(static value => value.AsCount()));
        Assert.False(table.Has(_context, Value.String("PUT x")));
        table.Assign(_context, Value.Of(new PatternVal(Pattern.Compile("PUT .*"u8))), Value.Count(4));
        Assert.True(table.Has(_context, Value.String("PUT x")));
    }

    [Fact]
    public void Set_algebra_is_that_of_the_language()
    {
        var (a, b) = (Set(1, 2, 3), Set(3, 4));
        Assert.Equal([1, 2, 3, 4], Members(a.Union(_context, b)));
        Assert.Equal([3], Members(a.Intersect(_context, b)));
        Assert.Equal([1, 2], Members(a.Subtract(_context, b)));
        Assert.True(Set(1, 3).IsSubsetOf(a));
        Assert.True(Set(3, 2, 1).SetEquals(a));
        Assert.False(a.SetEquals(b));
        a.AddAll(_context, a);
        Assert.Equal(3, a.Count);
        a.RemoveAll(_context, a);
        Assert.Equal(0, a.Count);
    }

    [Fact]
    public void A_copy_keeps_sharing_and_cycles_inside()
    {
        var type = new RecordType();
        type.TryAdd(new("next", type) { IsOptional = true });
        var node = RecordVal.CreateUnset(type);
        node[0] = Value.Of(node);
        var copy = ValueCopy.Deep(_context, Value.Of(node)).AsRecord();
        Assert.NotSame(node, copy);
        Assert.Same(copy, copy[0].AsRecord());
    }

    private static Value Subnet(string text) => Core.Net.Subnet.TryParse(text, out var subnet) ? Value.Subnet(subnet) : throw new ArgumentException(text);

    private static TableVal Set(params int[] members)
    {
        var set = new TableVal(new([BaseType.Count], null));
        foreach (var member in members)
            set.Set(Value.Count(member));
        return set;
    }

    private static List<int> Members(TableVal set)
    {
        var members = new List<int>();
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            members.Add((int)set.KeyAt(cursor)[0].AsCount());
        return members;
    }
}
