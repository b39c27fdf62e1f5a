using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Values;

/// <summary>Tables of many pages: the same behaviour as small ones, and no operation that touches all entries.</summary>
public class LargeTableTests
{
    private static readonly TableType _counts = new([BaseType.Count], BaseType.Count);
    private readonly EngineContext _context = new(new TestReporter());

    [Theory]
    [InlineData("count")]
    [InlineData("string")]
    [InlineData("addr")]
    [InlineData("addr, string, count")]
    public void Order_and_content_survive_growth_and_the_closing_of_holes(string index)
    {
        var random = new Random(11);
        var table = new TableVal(new([.. index.Split(", ").Select(TypeOf)], BaseType.Count));
        Value[] KeyOf(ulong n) => [.. index.Split(", ").Select(kind => Component(kind, n))];
        var expected = new Dictionary<ulong, ulong>();
        var order = new LinkedList<ulong>();
        var nodes = new Dictionary<ulong, LinkedListNode<ulong>>();
        for (var step = 0UL; step < 400_000; step++)
        {
            // Waves: it grows past several pages, loses most of its entries here and there, and grows again.
            var isGrowing = step / 100_000 % 2 == 0;
            var key = (ulong)random.Next(120_000);
            if (random.Next(10) < (isGrowing ? 1 : 9))
            {
                table.Delete(_context, KeyOf(key));
                if (expected.Remove(key))
                    order.Remove(nodes[key]);
            }
            else
            {
                if (table.Assign(_context, KeyOf(key), Value.Count(step)))
                    nodes[key] = order.AddLast(key);
                expected[key] = step;
            }
        }

        Assert.Equal(expected.Count, table.Count);
        var cursor = -1;
        foreach (var key in order)
        {
            cursor = table.Next(cursor);
            Assert.True(ValueKeys.Equal(KeyOf(key), table.KeyAt(cursor)), $"key {key}");
            Assert.Equal(expected[key], table.ValueAt(cursor).AsCount());
            Assert.Equal(cursor, table.Find(KeyOf(key)));
        }

        Assert.True(table.Next(cursor) < 0);
    }

    [Fact]
    public void Long_strings_and_both_kinds_of_addresses_may_share_a_page()
    {
        var table = new TableVal(new([BaseType.Any], BaseType.Count));
        var texts = new TableVal(new([BaseType.String], null));
        var addresses = new TableVal(new([BaseType.Addr], null));
        for (var i = 0; i < 40_000; i++)
        {
            table.Set(Component("string", (ulong)i), Value.Count(i));
            texts.Set(Text(i));
            addresses.Set(Address(i));
        }

        for (var i = 0; i < 40_000; i++)
        {
            Assert.True(texts.Contains(Text(i)));
            Assert.True(addresses.Contains(Address(i)));
            Assert.Equal(Address(i).AsAddr(), addresses.KeyAt(addresses.Find(Address(i)))[0].AsAddr());
            Assert.Equal(Text(i).AsString(), texts.KeyAt(texts.Find(Text(i)), 0).AsString());
        }

        static Value Text(int i) => Value.String(new string('x', i % 1000) + i);
        static Value Address(int i) => i % 2 == 0 ? Value.Addr(Addr.V4((uint)i)) : Value.Addr(new((ulong)i, 1));
    }

    [Fact]
    public void A_queue_does_not_grow_beyond_what_it_holds()
    {
        var table = new TableVal(_counts);
        var highest = 0;
        for (var step = 0UL; step < 500_000; step++)
        {
            table.Set(Value.Count(step), Value.Count(step));
            if (step < 50_000)
                continue;
            var oldest = table.Next(-1);
            Assert.Equal(step - 50_000, table.KeyAt(oldest)[0].AsCount());
            table.RemoveAt(oldest);
            highest = Math.Max(highest, table.Find(Value.Count(step)));
        }

        Assert.Equal(50_000, table.Count);
        Assert.True(highest < 200_000, $"position {highest}");
    }

    [Theory]
    [InlineData(ExpireMode.Create)]
    [InlineData(ExpireMode.Write)]
    public void Entries_of_a_large_table_expire_when_their_time_is_over(ExpireMode mode)
    {
        var settings = new ExpirySettings();
        _context.AddService(settings);
        _context.Now = new(1000);
        settings.StartTime = 1000;
        var table = new TableVal(_counts, new() { Expire = mode, ExpireInterval = static _ => 60 });
        for (var second = 0UL; second < 600; second++)
        {
            _context.Now = new(1000 + second);
            for (var i = 0UL; i < 1000; i++)
                table.Assign(_context, Value.Count((second * 1000) + i), Value.Count(second));
            while (_context.Timers.NextDue <= _context.Now)
                _context.Timers.Advance(_context.Now, 0);
            Assert.InRange(table.Count, (int)Math.Min(second, 60) * 1000, 95_000);
        }

        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            Assert.True(table.ValueAt(cursor).AsCount() >= 500);
        _context.Now = new(1700);
        for (var round = 0; round < 100; round++)
            _context.Timers.Advance(new(1700 + round), 0);
        Assert.Equal(0, table.Count);
    }

    private static BaseType TypeOf(string kind) => kind switch { "string" => BaseType.String, "addr" => BaseType.Addr, _ => BaseType.Count };

    private static Value Component(string kind, ulong n) => kind switch
    {
        "string" => Value.String($"host-{n}"),
        "addr" => Value.Addr(new(n, n)),
        _ => Value.Count(n),
    };
}
