using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Logging.Tests.Streams;

public sealed class LogSchemaTests
{
    private readonly RecordType _inner = Record("Id", ("host", BaseType.Addr, true), ("secret", BaseType.String, false));
    private readonly RecordType _outer;

    public LogSchemaTests() => _outer = Record(
        "Info", ("ts", BaseType.Time, true), ("id", _inner, true), ("hidden", BaseType.Count, false),
        ("names", new TableType([BaseType.String], null), true), ("sizes", new VectorType(BaseType.Count), true));

    private static RecordType Record(string name, params (string Name, ScriptType Type, bool IsLogged)[] fields)
    {
        var type = new RecordType { Name = name };
        foreach (var field in fields)
            type.TryAdd(new(field.Name, field.Type) { IsLogged = field.IsLogged, IsOptional = true });
        return type;
    }

    [Fact]
    public void Nested_records_become_columns_with_dots_and_only_logged_fields_are_taken()
    {
        var schema = LogSchema.Of(_outer, null, new());
        Assert.Equal(["ts", "id.host", "names", "sizes"], schema.Columns.Select(static c => c.Name));
        Assert.Equal(["time", "addr", "set[string]", "vector[count]"], schema.Columns.Select(static c => c.TypeName));
    }

    [Fact]
    public void Filters_choose_rename_and_extend()
    {
        var extension = Record("Ext", ("node", BaseType.String, false));
        var schema = LogSchema.Of(
            _outer, extension, new() { Include = ["ts", "id.host"], Exclude = ["ts"], NameMap = { ["id.host"] = "src" } });
        Assert.Equal(["_node", "src"], schema.Columns.Select(static c => c.Name));
        var dashed = LogSchema.Of(_outer, null, new() { ScopeSeparator = "_", Include = ["id_host"] });
        Assert.Equal(["id_host"], dashed.Columns.Select(static c => c.Name));
    }

    [Fact]
    public void A_row_is_a_copy_that_later_changes_do_not_reach()
    {
        var names = new TableVal((TableType)_outer.Find("names")!.Type); // declared above
        names.Set(Value.String("a"));
        var record = RecordVal.CreateUnset(_outer);
        record[_outer.SlotOf("names")] = Value.Of(names);
        var row = LogSchema.Of(_outer, null, new()).Read(record, null);
        names.Set(Value.String("b"));
        Assert.Single(((ListVal)row[2].Object!).Items); // a set in a row is a list
        Assert.False(row[1].IsSet); // its record is unset, and so is the field
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_string_is_cut_at_the_limit_and_not_before(int limit)
    {
        Value[] row = [Value.String("abc")];
        Assert.Equal(limit < 3 ? LogCut.Strings : LogCut.None, new LogLimits((ulong)limit, 0, 0, 0).Apply(row));
        Assert.Equal("abc"[..Math.Min(limit, 3)], row[0].AsString().ToString());
    }

    [Fact]
    public void Limits_of_a_row_are_used_up_from_the_left()
    {
        Value[] row = [Value.String("abc"), Value.String("def"), Rows.List(Value.Count(1), Value.Count(2)), Rows.List(Value.Count(3))];
        Assert.Equal(LogCut.Strings | LogCut.Containers, new LogLimits(0, 4, 0, 2).Apply(row));
        Assert.Equal(("abc", "d"), (row[0].AsString().ToString(), row[1].AsString().ToString()));
        Assert.Equal((2, 0), (((ListVal)row[2].Object!).Items.Length, ((ListVal)row[3].Object!).Items.Length)); // lists, as above
    }

    [Fact]
    public void Without_limits_nothing_is_cut()
    {
        Value[] row = [Value.String(new string('x', 100_000)), Rows.List([.. Enumerable.Repeat(Value.Count(1), 10_000)])];
        Assert.Equal(LogCut.None, new LogLimits(0, 0, 0, 0).Apply(row));
    }
}
