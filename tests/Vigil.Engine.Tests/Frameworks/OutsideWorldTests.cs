using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Engine.Tests.Cluster;

namespace Vigil.Engine.Tests.Frameworks;

/// <summary>Frameworks that talk to other programs: web servers, a metrics collector, Redis, the mailer.</summary>
public sealed class OutsideWorldTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Metrics_are_served_to_whoever_collects_them()
    {
        var port = NodeRun.FreePort();
        var done = Path.Combine(_directory, "done");
        var run = NodeRun.Start($$"""
            redef Telemetry::metrics_address = "127.0.0.1";
            redef Telemetry::metrics_port = {{port}}/tcp;
            redef exit_only_after_terminate = T;
            global level = Telemetry::register_gauge_family([$prefix="zeek", $name="test_level", $unit="", $help_text="How high"]);
            event look() { if ( file_size("{{done}}") > 0.0 ) terminate(); else schedule 100msec { look() }; }
            event zeek_init() { Telemetry::gauge_family_set(level, vector(), 4.5); event look(); }
            """);
        using var client = new HttpClient();
        var text = "";
        for (var attempt = 0; attempt < 300 && !text.Contains("zeek_test_level", StringComparison.Ordinal); attempt++)
        {
            try
            {
                text = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100); // not up yet
            }
        }

        var refused = HttpStatusCode.OK;
        if (text.Length > 0)
        {
            using var other = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/elsewhere"));
            refused = other.StatusCode;
        }

        await File.WriteAllTextAsync(done, "done");
        Assert.Equal("", run.Finish());
        Assert.Contains("# TYPE zeek_test_level gauge\n", text, StringComparison.Ordinal);
        Assert.Contains(" 4.5\n", text, StringComparison.Ordinal);
        Assert.Contains("process_resident_memory_bytes", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused);
    }

    [Fact]
    public void A_script_asks_a_web_server()
    {
        using var server = new LineServer(static (reader, writer) =>
        {
            var request = reader.ReadLine();
            var length = 0;
            for (var line = reader.ReadLine(); !string.IsNullOrEmpty(line); line = reader.ReadLine())
            {
                if (line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(line.AsSpan(16));
            }

            var body = new char[length];
            reader.ReadBlock(body);
            writer.Write($"HTTP/1.1 201 Made it\r\nX-Test: yes\r\nConnection: close\r\n\r\n{request}: {new string(body)}");
        });
        var run = NodeRun.Start($$"""
            redef exit_only_after_terminate = T;
            event zeek_init()
                {
                when ( local r = ActiveHTTP::request([$url="http://127.0.0.1:{{server.Port}}/a?b=c", $method="POST", $client_data="the body"]) )
                    {
                    print r$code, r$msg, r$body, r$headers["X-TEST"];

                    when ( local nobody = ActiveHTTP::request([$url="http://127.0.0.1:1/"]) )
                        { print nobody$code; terminate(); }
                    timeout 30sec { print "never"; terminate(); }
                    }
                timeout 30sec { print "never"; terminate(); }
                }
            """);
        var said = run.Finish();
        Assert.StartsWith("201, Made it, POST /a?b=c HTTP/1.1: the body, yes\n0\n", said, StringComparison.Ordinal);
        Assert.Contains("The request for http://127.0.0.1:1/ failed: curl ended with", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_kept_on_a_Redis_server()
    {
        using var server = new LineServer(SpeakRedis);
        var run = NodeRun.Start($$"""
            @load base/frameworks/storage/sync
            @load base/frameworks/storage/async
            @load policy/frameworks/storage/backend/redis
            redef exit_only_after_terminate = T;
            event zeek_init()
                {
                local options: Storage::BackendOptions;
                options$redis = [$server_host="127.0.0.1", $server_port={{server.Port}}/tcp, $key_prefix="test"];
                local opened = Storage::Sync::open_backend(Storage::STORAGE_BACKEND_REDIS, options, string, count);
                local b = opened$value;
                print opened$code, Storage::Sync::put(b, [$key="k", $value=5])$code, Storage::Sync::put(b, [$key="k", $value=6, $overwrite=F])$code;
                print Storage::Sync::get(b, "k")$value as count, Storage::Sync::erase(b, "k")$code, Storage::Sync::get(b, "k")$code;

                when [b] ( local later = Storage::Async::put(b, [$key="z", $value=9, $expire_time=1min]) )
                    { print later$code, Storage::Sync::get(b, "z")$value as count, Storage::Sync::close_backend(b)$code; terminate(); }
                timeout 30sec { print "never"; terminate(); }
                }
            """);
        Assert.Equal(
            "Storage::SUCCESS, Storage::SUCCESS, Storage::KEY_EXISTS\n5, Storage::SUCCESS, Storage::KEY_NOT_FOUND\nStorage::SUCCESS, 9, Storage::SUCCESS\n",
            run.Finish());
    }

    [Fact]
    public void A_Redis_server_that_is_not_there_is_a_failure_that_says_so()
    {
        var run = NodeRun.Start($$"""
            @load base/frameworks/storage/sync
            @load policy/frameworks/storage/backend/redis
            event zeek_init()
                {
                local options: Storage::BackendOptions;
                options$redis = [$server_host="127.0.0.1", $server_port={{NodeRun.FreePort()}}/tcp];
                local opened = Storage::Sync::open_backend(Storage::STORAGE_BACKEND_REDIS, options, string, count);
                print opened$code, opened?$error_str, opened?$value;
                terminate();
                }
            """);
        Assert.StartsWith("Storage::CONNECTION_FAILED, T, F\n", run.Finish(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_waits_for_what_is_still_being_found_out_but_not_for_ever()
    {
        var mailer = Path.Combine(_directory, "mailer");
        File.WriteAllText(mailer, $"(echo \"arguments: $*\"; cat) > {_directory}/$$.mail\n");
        var run = NodeRun.Start($$"""
            redef exit_only_after_terminate = T;
            redef enum Notice::Type += { Slow, Stuck };
            redef Notice::emailed_types += { Slow, Stuck };
            redef Notice::mail_dest = "ops@example.org";
            redef Notice::sendmail = "/bin/sh {{mailer}}";
            redef Notice::max_email_delay = 3sec;
            event found_out(n: Notice::Info)
                {
                n$email_body_sections += "found out later";
                delete n$email_delay_tokens["test"];
                }
            event end() { terminate(); }
            hook Notice::notice(n: Notice::Info)
                {
                add n$email_delay_tokens["test"];
                if ( n$note == Slow )
                    schedule 500msec { found_out(n) };
                }
            event zeek_init()
                {
                NOTICE([$note=Slow, $msg="slow"]);
                NOTICE([$note=Stuck, $msg="stuck"]);
                schedule 6sec { end() };
                }
            """);
        Assert.Equal("", run.Finish());
        var mails = Directory.GetFiles(_directory, "*.mail").Select(File.ReadAllText).OrderBy(static mail => mail.Contains("stuck", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, mails.Count);
        Assert.StartsWith("arguments: -t -oi\nFrom: Zeek <zeek@localhost>\nSubject: [Zeek] Slow\nTo: ops@example.org\n", mails[0], StringComparison.Ordinal);
        Assert.Contains("\nfound out later\n", mails[0], StringComparison.Ordinal);
        Assert.Contains("Message: stuck\n", mails[1], StringComparison.Ordinal);
    }

    // As much of RESP 2 as the backend needs.
    private static void SpeakRedis(StreamReader reader, StreamWriter writer)
    {
        var kept = new Dictionary<string, string>();
        for (var head = reader.ReadLine(); head is not null; head = reader.ReadLine())
        {
            var words = new string[int.Parse(head.AsSpan(1))];
            for (var i = 0; i < words.Length; i++)
            {
                reader.ReadLine();
                words[i] = reader.ReadLine() ?? "";
            }

            switch (words[0])
            {
                case "SET" when words.Contains("NX") && kept.ContainsKey(words[1]):
                    writer.Write("$-1\r\n");
                    break;
                case "SET":
                    kept[words[1]] = words[2];
                    writer.Write("+OK\r\n");
                    break;
                case "GET":
                    writer.Write(kept.TryGetValue(words[1], out var value) ? $"${Encoding.UTF8.GetByteCount(value)}\r\n{value}\r\n" : "$-1\r\n");
                    break;
                case "DEL":
                    writer.Write(kept.Remove(words[1]) ? ":1\r\n" : ":0\r\n");
                    break;
                default:
                    writer.Write("+OK\r\n");
                    break;
            }

            writer.Flush();
        }
    }

    /// <summary>A server on the loopback address that speaks lines, a thread for each caller.</summary>
    private sealed class LineServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public LineServer(Action<StreamReader, StreamWriter> speak)
        {
            _listener.Start();
            new Thread(() => Serve(speak)) { IsBackground = true }.Start();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private void Serve(Action<StreamReader, StreamWriter> speak)
        {
            try
            {
                while (true)
                {
                    var caller = _listener.AcceptTcpClient();
                    new Thread(() => Speak(caller, speak)) { IsBackground = true }.Start();
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The test is over.
            }
        }

        private static void Speak(TcpClient caller, Action<StreamReader, StreamWriter> speak)
        {
            try
            {
                using var stream = caller.GetStream();
                using var reader = new StreamReader(stream);
                using var writer = new StreamWriter(stream);
                speak(reader, writer);
            }
            catch (IOException)
            {
                // The caller went.
            }

            caller.Dispose();
        }
    }
}
