using Vigil.Core.Json;
using Vigil.Core.Patterns;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Json;

public class ValueJsonTests
{
    private readonly EngineContext _context = new(new TestReporter());

    [Fact]
    public void Scalars_are_written_as_the_reference_writes_them()
    {
        Assert.Equal("3.0", Json(Value.Double(3)));
        Assert.Equal("0.1", Json(Value.Double(0.1)));
        Assert.Equal("1e100", Json(Value.Double(1e100)));
        Assert.Equal("\"1.0 sec\"", Json(Value.Interval(1)));
        Assert.Equal("{\"port\":80,\"proto\":\"tcp\"}", Json(Value.Port(new(80, Net.TransportProtocol.Tcp))));
        Assert.Equal("\"control \\\\x01\\\\xff \\\\xc3\\\\xa9\"", Json(Value.String("control \u0001"u8.ToArray().Concat(new byte[] { 0xff, 0x20, 0xc3, 0xa9 }).ToArray())));
        Assert.Equal("\"é \\\" \\n\"", Json(Value.String("é \" \n")));
    }

    [Fact]
    public void Keys_of_tables_are_names_of_members()
    {
        var table = new TableVal(new([BaseType.Count, BaseType.String], BaseType.Bool));
        table.Set([Value.Count(1), Value.String("b")], Value.Bool(true));
        Assert.Equal("{\"[1,\\\"b\\\"]\":true}", Json(Value.Of(table)));
    }

    [Fact]
    public void Fields_lose_what_the_pattern_matches_and_unset_ones_are_left_out()
    {
        var type = new RecordType();
        type.TryAdd(new("_b", BaseType.Count));
        type.TryAdd(new("c", BaseType.Count) { IsOptional = true });
        var record = RecordVal.CreateUnset(type);
        record[0] = Value.Count(1);
        Assert.Equal("{\"b\":1}", Json(Value.Of(record), new(FieldEscape: Pattern.Compile("^_"u8))));
    }

    [Fact]
    public void A_record_is_read_back_and_what_is_missing_is_named()
    {
        var type = new RecordType { Name = "Rec" };
        type.TryAdd(new("s", BaseType.String));
        type.TryAdd(new("v", new VectorType(BaseType.Count)) { IsOptional = true });
        var reader = new ValueFromJson(_context);
        var record = reader.Read(ByteString.From("{\"s\": \"x\", \"v\": [1, 2], \"zz\": null}"), type).AsRecord();
        Assert.Equal(2, record[1].AsVector().Count);
        Assert.Equal("required field Rec$s is missing in JSON", Assert.Throws<JsonMismatch>(() => reader.Read(ByteString.From("{}"), type)).Message);
        Assert.Equal("cannot convert JSON type 'number' to Zeek type 'count'",
            Assert.Throws<JsonMismatch>(() => reader.Read(ByteString.From("-1"), BaseType.Count)).Message);
    }

    [Fact]
    public void Hostile_documents_are_refused_and_never_crash()
    {
        var random = new Random(5);
        var type = new RecordType { Name = "R" };
        type.TryAdd(new("a", BaseType.Port) { IsOptional = true });
        type.TryAdd(new("b", type) { IsOptional = true });
        var reader = new ValueFromJson(_context);
        Assert.Throws<JsonMismatch>(() => reader.Read(ByteString.From(new string('[', 100_000)), type));
        var pieces = new[] { "{", "}", "[", "]", "\"a\":", "\"b\":", "\"80/tcp\"", "\"\\ud800\"", "1e999", ",", "null" };
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                reader.Read(ByteString.From(text), type);
            }
            catch (JsonMismatch)
            {
            }
        }
    }

    private static string Json(Value value, JsonOptions? options = null)
    {
        using var output = new ByteBuilder();
        ValueJson.Write(output, value, options ?? new());
        return output.ToString();
    }
}
