using Vigil.Engine.Tests.EndToEnd;

namespace Vigil.Engine.Tests.Library;

/// <summary>Built-in functions as scripts call them, family by family (<c>expressions.txt</c>), and their documented errors.</summary>
public class LibraryTests
{
    private const string End = "@@@";

    private static readonly string[] _lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Library", "expressions.txt"));

    public static TheoryData<string> Families => [.. _lines.Where(static line => line.StartsWith("# ", StringComparison.Ordinal)).Select(static line => line[2..])];

    [Theory]
    [MemberData(nameof(Families))]
    public void Expressions_have_the_value_that_stands_beside_them(string family)
    {
        var rows = _lines.SkipWhile(line => line != "# " + family).Skip(1).TakeWhile(static line => !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(static line => line.Split(" ==> ")).ToList();
        var directory = Directory.CreateTempSubdirectory("vigil-library-").FullName;
        var run = TracedRun.Over(SampleTraffic.Capture(), code: "redef enum EventMetadata::ID += { MINE = 300 };\n" + string.Concat(rows.Select((row, number) => $$"""
            event zeek_done() &priority=-{{number + 1}}
                {
                {{(row[0].StartsWith('{') ? row[0] : $"print {row[0]};")}}
                print "{{End}}";
                }

            """.Replace("DIR", directory, StringComparison.Ordinal))));
        Directory.Delete(directory, recursive: true);
        var printed = run.Printed.Split(End + "\n").Select(static part => part.TrimEnd('\n').Replace('\n', '|')).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.True(i < printed.Count, $"{rows[i][0]}: {run.Errors}");
            Assert.Equal($"{rows[i][0]} is {rows[i][1].Trim()}", $"{rows[i][0]} is {printed[i].Replace(directory, "DIR", StringComparison.Ordinal).Trim()}");
        }
    }

    [Fact]
    public void Mistakes_are_reported()
    {
        (string Call, string Message)[] mistakes =
        [
            ("to_addr(\"nonsense\")", "failed converting string to IP address (nonsense)"),
            ("to_subnet(\"x\")", "failed converting string to IP prefix (x)"),
            ("to_count(\"many\")", "bad conversion to count (many)"),
            ("to_int(\"x\")", "bad conversion to integer (x)"),
            ("int_to_count(-1)", "bad conversion to count (-1)"),
            ("double_to_count(-1.0)", "bad conversion to count (-1)"),
            ("count_to_port(99999, tcp)", "bad port number (99999)"),
            ("count_to_v4_addr(99999999999)", "conversion of non-IPv4 count to addr"),
            ("counts_to_addr(vector(1, 2))", "expected 1 or 4 elements"),
            ("ptr_name_to_addr(\"x\")", "bad PTR name: x"),
            ("mask_addr(1.2.3.4, 400)", "bad address mask width 400"),
            ("raw_bytes_to_v4_addr(\"1\")", "too short a string"),
            ("modulo(1, 0)", "modulo by zero"),
            ("sqrt(-1.0)", "negative sqrt argument"),
            ("decode_base64(\"!!\")", "error in decoding string !!"),
            ("hexstr_to_bytestring(\"abc\")", "Hex string has odd number of digits"),
            ("strptime(\"%Y\", \"x\")", "strptime conversion failed"),
            ("sort(vector(1), 3)", "second argument to sort() needs to be comparison function"),
            ("order(3)", "order() requires vector"),
            ("table_keys(1)", "table_keys() requires a table argument"),
            ("uuid_to_string(\"1\")", "uuid_to_string() takes 16 octets"),
            ("bloomfilter_basic_init(2.0, 1)", "false-positive rate must take value between 0 and 1"),
            ("fmt(\"%d\", \"x\")", "bad type for %d/%x format"),
            ("enum_to_int(1)", "enum_to_int() requires enum value"),
            ("enum_names(count)", "enum_names() requires an enum type"),
            ("string_fill(0, \"\")", "string_fill()"),
            ("rmdir(\"/no/such/dir\")", "rmdir failed for '/no/such/dir'"),
            ("rotate_file_by_name(\"/no/such/file\")", "can't rename /no/such/file"),
            ("disable_event_group(\"none\")", "no such event group: none"),
            ("lookup_connection([$orig_h=1.2.3.4, $orig_p=1/tcp, $resp_h=1.2.3.5, $resp_p=2/tcp])", "connection ID not a known connection"),
        ];
        var run = TracedRun.Over(
            SampleTraffic.Capture(), code: string.Concat(mistakes.Select(static m => $"event zeek_done() {{ print {m.Call}; }}\n")));
        Assert.All(mistakes, mistake => Assert.Contains(mistake.Message, run.Errors, StringComparison.Ordinal));
        Assert.Equal(mistakes.Length, run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_scripts_ask_of_a_connection_and_set_on_it()
    {
        var run = TracedRun.Over(SampleTraffic.Capture(), code: """
            global once = F;
            event http_request(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string)
                {
                if ( once )
                    return;
                once = T;
                print connection_exists(c$id), lookup_connection(c$id)$uid == c$uid, get_conn_transport_proto(c$id);
                print get_orig_seq(c$id) > 0, get_resp_seq(c$id) >= 0;
                print set_inactivity_timeout(c$id, 90 sec) > 0 sec, set_inactivity_timeout(c$id, 2 min);
                print set_current_conn_bytes_threshold(c$id, 100000, T), get_current_conn_bytes_threshold(c$id, T);
                print set_current_conn_packets_threshold(c$id, 1000, F), get_current_conn_packets_threshold(c$id, F);
                print set_current_conn_duration_threshold(c$id, 100 sec), get_current_conn_duration_threshold(c$id);
                print set_record_packets(c$id, F), lookup_connection_analyzer_id(c$id, Analyzer::ANALYZER_HTTP) > 0;
                print get_current_packet()$len > 0, get_current_packet_header()?$ip, get_current_packet_ts() > double_to_time(0.0);
                print current_event_time() == network_time(), is_remote_event(), current_analyzer() > 0;
                set_contents_file(c$id, CONTENTS_ORIG, open("/dev/null"));
                print get_file_name(get_contents_file(c$id, CONTENTS_ORIG));
                print skip_further_processing(c$id);
                skip_http_entity_data(c, T);
                skip_smtp_data(c);
                print match_signatures(c, 1, "x", T, T, T, T);
                }
            """);
        Assert.Equal(
            """
            T, T, tcp
            T, T
            T, 1.0 min 30.0 secs
            T, 100000
            T, 1000
            T, 1.0 min 40.0 secs
            T, T
            T, T, T
            T, F, T
            /dev/null
            T
            T

            """.ReplaceLineEndings("\n"),
            run.Printed);
    }
}
