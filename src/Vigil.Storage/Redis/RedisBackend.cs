using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Storage.Backends;

namespace Vigil.Storage.Redis;

/// <summary>Keys of a Redis server, which expires them itself.</summary>
[StorageBackend("Storage::STORAGE_BACKEND_REDIS", "redis")]
internal sealed class RedisBackend : StorageBackend, IDisposable
{
    private RespConnection? _connection;
    private byte[] _prefix = [];

    public override bool IsOpen => _connection is not null;

    public override StorageResult Open(BackendSettings options)
    {
        if (!options.Exist)
            return new(StorageCode.InitializationFailed, "the options of the backend have no redis settings");
        var prefix = options.Text("key_prefix");
        _prefix = prefix.Length > 0 ? Encoding.UTF8.GetBytes(prefix + ":") : [];
        var port = options.Find("server_port") is { IsSet: true } chosen ? chosen.AsPort().Number : 6379;
        EndPoint at = options.Text("server_unix_socket") is { Length: > 0 } path
            ? new UnixDomainSocketEndPoint(path)
            : new DnsEndPoint(options.Text("server_host", "127.0.0.1"), port);
        try
        {
            _connection = RespConnection.Open(
                at, TimeSpan.FromSeconds(options.Seconds("connect_timeout", 5)), TimeSpan.FromSeconds(options.Seconds("operation_timeout", 5)));
        }
        catch (SocketException error)
        {
            return new(StorageCode.ConnectionFailed, $"{at}: {error.Message}");
        }

        return Authenticate(options.Text("username"), options.Text("password"));
    }

    public override StorageResult Put(byte[] key, byte[] value, bool overwrite, double now, double lifetime)
    {
        var words = new List<byte[]> { Word("SET"), Key(key), value };
        if (lifetime > 0)
            words.AddRange([Word("PX"), Word(Math.Max(1, (long)(lifetime * 1000)).ToString(CultureInfo.InvariantCulture))]);
        if (!overwrite)
            words.Add(Word("NX"));
        return Ask([.. words], static reply => reply.Text is null ? new(StorageCode.KeyExists) : StorageResult.Success);
    }

    public override StorageResult Get(byte[] key, double now) => Ask(
        [Word("GET"), Key(key)],
        static reply => reply.Text is null ? new(StorageCode.KeyNotFound) : new(StorageCode.Success, Value: reply.Text));

    public override StorageResult Erase(byte[] key) => Ask([Word("DEL"), Key(key)], static _ => StorageResult.Success);

    public override void Expire(double now)
    {
        // The server does.
    }

    public override StorageResult Close()
    {
        Dispose();
        return StorageResult.Success;
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static byte[] Word(string text) => Encoding.UTF8.GetBytes(text);

    private byte[] Key(byte[] key) => [.. _prefix, .. key];

    private StorageResult Authenticate(string user, string password)
    {
        if (password.Length == 0)
            return StorageResult.Success;
        var result = Ask(user.Length > 0 ? [Word("AUTH"), Word(user), Word(password)] : [Word("AUTH"), Word(password)], static _ => StorageResult.Success);
        if (result.Code == StorageCode.Success)
            return result;
        Dispose();
        return new(StorageCode.ConnectionFailed, result.Error);
    }

    private StorageResult Ask(byte[][] words, Func<RespReply, StorageResult> read)
    {
        if (_connection is null)
            return new(StorageCode.NotConnected, "the connection is closed");
        try
        {
            var reply = _connection.Ask(words);
            return reply.IsError ? new(StorageCode.OperationFailed, reply.Words) : read(reply);
        }
        catch (SocketException error)
        {
            // After a timeout the reply may still come: nothing could be told apart any more.
            Dispose();
            return error.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock
                ? new(StorageCode.Timeout, error.Message)
                : new(StorageCode.ConnectionLost, error.Message);
        }
        catch (InvalidDataException error)
        {
            Dispose();
            return new(StorageCode.ConnectionLost, $"the server does not speak as Redis does: {error.Message}");
        }
    }
}
