using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Containers;
using Vigil.Runtime.Builtins.Encodings;
using Vigil.Runtime.Builtins.Files;
using Vigil.Runtime.Builtins.Hashing;
using Vigil.Runtime.Builtins.Numbers;
using Vigil.Runtime.Builtins.Sketches;
using Vigil.Runtime.Builtins.Time;

namespace Vigil.Runtime.Tests.Builtins;

public class NumberAndHashTests
{
    private readonly BuiltinHost _host = new();

    private EngineContext Context => _host.Context;

    [Theory]
    [InlineData("-3", 10, 18446744073709551613UL, 0)]
    [InlineData(" 12 ", 10, 12UL, 0)]
    [InlineData("ff", 16, 255UL, 0)]
    [InlineData("99999999999999999999", 10, ulong.MaxValue, 0)]
    [InlineData("12abc", 10, 0UL, 1)]
    [InlineData("", 10, 0UL, 1)]
    public void Counts_are_read_as_C_reads_them(string text, int numberBase, ulong expected, int errors)
    {
        Assert.Equal(expected, Conversions.ToCount(Context, ByteString.From(text), (ulong)numberBase));
        Assert.Equal(errors, _host.Errors);
    }

    [Fact]
    public void Hashes_cover_kind_and_content_of_values_that_are_no_strings()
    {
        Assert.Equal("f5f5a9883db5bccab2d49af34646fea7", HashFunctions.Md5(Context, [Value.Count(123)]).ToString());
        Assert.Equal("c4c857875265328377f76ab5d230a4af", HashFunctions.Md5(Context, [Value.Int(123)]).ToString());
        Assert.Equal("db86170f15f60a34a8def3f628328386", HashFunctions.Md5(Context, [Value.Port(new(80, TransportProtocol.Tcp))]).ToString());
        Assert.Equal("28968205a4520d405a5d60753f2e2cc09c061623", HashFunctions.Sha1(Context, [Value.Addr(Addr.V4(0x0A000001))]).ToString());
        Assert.Equal("5184031d3a32a42d85027f073f873668", HashFunctions.Md5(Context, [Value.Bool(true)]).ToString());
        Assert.Equal(16654208175385433931UL, HashFunctions.Fnv64(Context, Value.String("abc")));
    }

    [Fact]
    public void A_hash_can_be_copied_half_way_and_finished_once()
    {
        var hash = new HashVal("sha224");
        hash.Update("a"u8);
        var copy = (HashVal)hash.Clone()!;
        hash.Update("bc"u8);
        Assert.Equal("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", hash.Finish().ToString());
        Assert.Equal("", hash.Finish().ToString());
        copy.Update(new string('x', 200).Select(static c => (byte)c).ToArray());
        Assert.Equal(56, copy.Finish().Length);
    }

    [Fact]
    public void Base64_takes_other_alphabets_and_missing_padding()
    {
        var other = ByteString.From("ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba9876543210-_");
        Assert.Equal("HTEhyT1=", Base64Functions.Encode(Context, ByteString.From("Hello"), other).ToString());
        Assert.Equal("Hello", Base64Functions.Decode(Context, ByteString.From("SGVsbG8"), ByteString.Empty).ToString());
        Assert.False(Base64Functions.IsValid(Context, ByteString.From("****"), ByteString.Empty));
    }

    [Fact]
    public void Sorting_is_stable_and_survives_a_comparison_that_contradicts_itself()
    {
        var vector = new VectorVal(new(BaseType.Count));
        foreach (var number in (int[])[5, 5, 1, 5])
            vector.Add(Value.Count(number));
        Assert.Equal("[2, 0, 1, 3]", ValueText.ToString(Value.Of(VectorSort.Order(Context, [Value.Of(vector)]))));
        var liar = new ConstantFunction(Value.Int(1));
        VectorSort.Sort(Context, [Value.Of(vector), Value.Of(liar)]);
        Assert.Equal(4, vector.Count);
    }

    [Fact]
    public void Calendar_text_round_trips()
    {
        var format = ByteString.From("%Y-%m-%dT%H:%M:%S%z");
        var text = TimeFunctions.Format(Context, format, 981173106);
        Assert.Equal(981173106, TimeFunctions.Parse(Context, format, text));
        Assert.Equal(0, TimeFunctions.Parse(Context, format, ByteString.From("2001-02-30T00:00:00Z")));
        Assert.Equal(1709210096, TimeFunctions.Parse(Context, ByteString.From("%s"), ByteString.From("1709210096")));
    }

    [Fact]
    public void Entropy_figures_are_those_of_ent()
    {
        var result = EntropyFunctions.OfString(Context, ByteString.From("The quick brown fox jumps over the lazy dog"));
        Assert.Equal(4.431965, result[0].AsDouble(), 6);
        Assert.Equal(689.2791, result[1].AsDouble(), 4);
        Assert.Equal(94.3488, result[2].AsDouble(), 4);
        Assert.Equal(4, result[3].AsDouble(), 6);
        Assert.Equal(-0.219440, result[4].AsDouble(), 6);
    }

    [Fact]
    public void The_rarest_element_gives_its_count_to_a_new_one()
    {
        var topk = new TopkVal(2);
        foreach (var name in (string[])["a", "a", "b", "c"])
            topk.Add(Value.String(name));
        Assert.Equal(["a", "c"], topk.Top(1).Select(static value => value.AsString().ToString()));
        Assert.Equal(2UL, topk.CountOf(Value.String("c")));
        Assert.Equal(1UL, topk.ErrorOf(Value.String("c")));
        Assert.Equal(4UL, topk.Sum);
    }

    [Fact]
    public void Cardinality_is_estimated_within_its_error()
    {
        var counter = new CardinalityVal(0.01, 0.95);
        Assert.Equal(0, counter.Estimate());
        for (var i = 0; i < 20_000; i++)
            counter.Add(Value.Count(i % 10_000));
        Assert.InRange(counter.Estimate(), 9800, 10200);
    }

    [Fact]
    public void Globs_match_whole_strings()
    {
        var globs = new ParaglobVal([.. ((string[])["*.example.com", "www.*", "a?c", "[xyz]1", "[", "*"]).Select(ByteString.From)]);
        Assert.Equal("*.example.com www.* *", string.Join(' ', globs.Matches(ByteString.From("www.example.com"))));
        Assert.Equal("[xyz]1 *", string.Join(' ', globs.Matches(ByteString.From("y1"))));
        Assert.Equal("[ *", string.Join(' ', globs.Matches(ByteString.From("["))));
    }

    [Theory]
    [InlineData("/a/b/../c/./d", "/a/c/d")]
    [InlineData("a//b/", "a/b")]
    [InlineData("a/../..", "..")]
    [InlineData("/..", "/..")]
    [InlineData("./.", ".")]
    [InlineData("./a//b/./c", "./a/b/c")]
    public void Paths_are_compressed(string path, string expected) =>
        Assert.Equal(expected, DirectoryFunctions.Compress(Context, ByteString.From(path)).ToString());

    [Fact]
    public void A_community_id_is_the_same_in_both_directions()
    {
        Assert.True(Addr.TryParse("128.232.110.120", out var client));
        Assert.True(Addr.TryParse("66.35.250.204", out var server));
        foreach (var forward in (bool[])[true, false])
        {
            var id = RecordVal.Create((RecordType)_host.Find("conn_id")!, Context);
            id[forward ? 0 : 2] = Value.Addr(client);
            id[forward ? 1 : 3] = Value.Port(new(34855, TransportProtocol.Tcp));
            id[forward ? 2 : 0] = Value.Addr(server);
            id[forward ? 3 : 1] = Value.Port(new(80, TransportProtocol.Tcp));
            Assert.Equal("1:LQU9qZlK+B5F3KDmev6m5PMibrg=", CommunityId.Compute(Context, id, 0, true).ToString());
        }
    }

    [Fact]
    public void Common_substrings_come_in_order_with_their_places()
    {
        var parameters = RecordVal.Create((RecordType)_host.Find("sw_params")!, Context);
        parameters[0] = Value.Count(2);
        var found = Vigil.Runtime.Builtins.Strings.CommonSubstrings.Align(
            Context, ByteString.From("abcd1234efgh"), ByteString.From("abcdXXefgh"), parameters);
        Assert.Equal("[[str=abcd, aligns=[[str=abcd1234efgh, index=0], [str=abcdXXefgh, index=0]], new=T], "
            + "[str=efgh, aligns=[[str=abcd1234efgh, index=8], [str=abcdXXefgh, index=6]], new=F]]", ValueText.ToString(Value.Of(found)));
    }

    [Fact]
    public void Identifiers_repeat_with_the_seed_and_have_the_usual_length()
    {
        var (first, second) = (new RandomSource(1), new RandomSource(1));
        var uid = first.UniqueId("C"u8);
        Assert.Equal(uid, second.UniqueId("C"u8));
        Assert.InRange(uid.Length, 12, 18);
        Assert.NotEqual(uid, first.UniqueId("C"u8));
    }

    private sealed class ConstantFunction(Value result)
        : FuncVal("constant", new(FunctionFlavor.Function, [new("a", BaseType.Count), new("b", BaseType.Count)], BaseType.Int))
    {
        public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments) => result;
    }
}
