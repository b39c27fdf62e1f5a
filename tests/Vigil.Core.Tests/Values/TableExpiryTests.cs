using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Values;

public class TableExpiryTests
{
    private static readonly TableType _counts = new([BaseType.Count], BaseType.Count);
    private readonly EngineContext _context = new(new TestReporter());
    private readonly ExpirySettings _settings = new();

    public TableExpiryTests()
    {
        _context.AddService(_settings);
        _settings.StartTime = 1000;
        At(1000);
    }

    [Theory]
    [InlineData(ExpireMode.Create, false, false)]
    [InlineData(ExpireMode.Write, true, false)]
    [InlineData(ExpireMode.Read, true, true)]
    public void Writing_and_reading_keep_an_entry_alive_as_the_attribute_says(ExpireMode mode, bool written, bool read)
    {
        var table = Table(new() { Expire = mode, ExpireInterval = static _ => 60 }, 3);
        At(1050);
        table.Assign(_context, Value.Count(1), Value.Count(1));
        table.Has(_context, Value.Count(2));
        At(1062);
        At(1075);
        Assert.False(table.Contains(Value.Count(0)));
        Assert.Equal(written, table.Contains(Value.Count(1)));
        Assert.Equal(read, table.Contains(Value.Count(2)));
    }

    [Fact]
    public void The_expire_function_may_keep_or_delete_the_entry()
    {
        TableVal? table = null;
        var asked = new List<ulong>();
        var function = new TestFunction(
            arguments =>
            {
                asked.Add(arguments[1].AsCount());
                if (arguments[1].AsCount() == 1)
                    table!.Delete(_context, arguments[1]);
                return Value.Interval(arguments[1].AsCount() == 2 ? 100 : 0);
            },
            _counts, BaseType.Count);
        table = Table(new() { Expire = ExpireMode.Create, ExpireInterval = static _ => 5, ExpireFunc = _ => function }, 3);
        At(1011);
        Assert.Equal([0UL, 1UL, 2UL], asked);
        Assert.Equal(1, table.Count);
        At(1105);
        Assert.Equal(1, table.Count);
        At(1122);
        Assert.Equal(1, table.Count); // asked again, kept again
        Assert.Equal(4, asked.Count);
    }

    [Fact]
    public void A_negative_interval_turns_expiration_off_and_the_end_of_the_run_expires_nothing()
    {
        var table = Table(new() { Expire = ExpireMode.Create, ExpireInterval = static _ => -1 }, 2);
        At(5000);
        Assert.Equal(2, table.Count);
        Assert.Equal(0, _context.Timers.Count);
        table = Table(new() { Expire = ExpireMode.Create, ExpireInterval = static _ => 1 }, 2);
        while (_context.Timers.FireNextAtEnd(new(1e10)))
        {
        }

        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void Entries_added_and_deleted_during_a_pass_do_not_upset_it()
    {
        _settings.Step = 10;
        var table = Table(new() { Expire = ExpireMode.Create, ExpireInterval = static _ => 5 }, 1000);
        var time = 1010.0;
        for (var i = 0; i < 200; i++)
        {
            At(time += 0.011);
            for (var k = 0; k < 20; k++)
                table.Assign(_context, Value.Count(10_000 + (i * 20) + k), Value.Count(1)); // makes the table grow and close its holes
        }

        Assert.DoesNotContain(Enumerable.Range(0, 1000), old => table.Contains(Value.Count(old)));
        Assert.Equal(4000, table.Count);
    }

    [Fact]
    public void A_pass_over_a_large_table_goes_in_small_steps()
    {
        var table = Table(new() { Expire = ExpireMode.Create, ExpireInterval = static _ => 5 }, 100_000);
        var time = 1011.0;
        for (var left = table.Count; left > 0; time += 0.011)
        {
            At(time);
            Assert.InRange(left - table.Count, 1, _settings.Step);
            left = table.Count;
        }
    }

    [Fact]
    public void Every_entry_of_a_large_table_stays_as_long_as_its_last_access_says()
    {
        const int Entries = 60_000;
        var random = new Random(5);
        var table = Table(new() { Expire = ExpireMode.Read, ExpireInterval = static _ => 50 }, Entries);
        var accessed = new double[Entries];
        Array.Fill(accessed, 1000);
        var keys = (ulong)Entries;
        for (var time = 1001.0; time < 1300; time += 1)
        {
            At(time);
            for (var i = 0; i < 400; i++)
            {
                var key = random.Next(random.Next(2) == 0 ? Entries : Entries / 20); // some are in use all the time
                if (table.Has(_context, Value.Count(key)))
                    accessed[key] = time;
                else if (i % 4 == 0 && table.Assign(_context, Value.Count(keys++), Value.Count(0)))
                    table.Delete(_context, Value.Count(keys - 3));
            }
        }

        for (var pause = 0.0; pause < 1; pause += 0.011)
            At(1312 + pause);
        for (var key = 0; key < Entries; key++)
        {
            if (accessed[key] + 50 < 1300)
                Assert.False(table.Contains(Value.Count(key)), $"{key} of {accessed[key]}");
            else if (accessed[key] + 50 > 1313)
                Assert.True(table.Contains(Value.Count(key)), $"{key} of {accessed[key]}");
        }
    }

    private TableVal Table(TableAttributes attributes, int entries)
    {
        var table = new TableVal(_counts, attributes);
        for (var i = 0; i < entries; i++)
            table.Assign(_context, Value.Count(i), Value.Count(i));
        return table;
    }

    private void At(double time)
    {
        _context.Now = new(time);
        _context.Timers.Advance(_context.Now, 0);
    }
}
