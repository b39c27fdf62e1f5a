using System.Globalization;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Socks;

/// <summary>Follows SOCKS 4, 4a and 5 (RFC 1928, RFC 1929) until the proxy has answered; what follows belongs to another protocol.</summary>
[Analyzer("SOCKS")]
internal sealed class SocksAnalyzer : StreamAnalyzer
{
    private const byte MethodNone = 0;
    private const byte MethodPassword = 2;
    private const byte MethodUnchosen = 0xFE; // private use, so no proxy that we follow answers it
    private const byte MethodRefused = 0xFF;

    private readonly SocksEvents _events;
    private readonly SocksState _state;
    private byte _version; // as the client said; 0 until then
    private byte _method = MethodUnchosen;
    private ClientStep _client;
    private ServerStep _server;
    private bool _isHandedOver;

    /// <summary>Begins on a connection.</summary>
    public SocksAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = SocksEvents.Of(Engine);
        _state = SocksState.Of(Engine);
    }

    private enum ClientStep : byte
    {
        Greeting,
        Request,
        Done,
    }

    private enum ServerStep : byte
    {
        Method,
        Login,
        Reply,
        Done,
    }

    /// <inheritdoc/>
    protected override int BufferCap => 1 << 16;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        if (Connection.IsPartial)
        {
            Stop();
            return data.Length;
        }

        var reader = new WireReader(data);
        var status = ParseStatus.Complete;
        while (!reader.AtEnd && !IsStopped && status == ParseStatus.Complete)
        {
            if (_isHandedOver)
            {
                for (var i = 0; i < Children.Count; i++)
                    Children[i].Stream(reader.Rest, direction);
                return data.Length;
            }

            status = direction.IsOrig() ? ReadClient(ref reader) : ReadServer(ref reader);
            if (status == ParseStatus.Malformed)
            {
                Stop();
                return data.Length;
            }

            if (!_isHandedOver && _client == ClientStep.Done && _server == ServerStep.Done)
                HandOver();
        }

        return reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_isHandedOver)
            base.Undelivered(offset, length, direction);
        else
            Stop();
    }

    private ParseStatus ReadClient(scoped ref WireReader reader)
    {
        if (_client == ClientStep.Done)
            return ParseStatus.NeedMore; // sent ahead of the reply; it belongs to what the proxy carries
        reader.TryPeek(out var version);
        if (_client == ClientStep.Request)
            return version == 1 && _method == MethodPassword ? ReadLogin(ref reader) : ReadRequest(ref reader, version);
        switch (version)
        {
            case 4:
                _version = 4;
                _server = ServerStep.Reply;
                return ReadRequestV4(ref reader);
            case 5:
                _version = 5;
                var cursor = reader;
                if (!cursor.TrySkip(1) || !cursor.TryReadVector8(out _))
                    return ParseStatus.NeedMore;
                reader = cursor;
                _client = ClientStep.Request;
                return ParseStatus.Complete;
            default:
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"unsupported/unknown SOCKS version {version}"), reader.Rest);
        }
    }

    private ParseStatus ReadRequestV4(scoped ref WireReader reader)
    {
        var whole = reader.Rest;
        var status = SocksRequest.ReadV4(ref reader, out var request);
        if (status == ParseStatus.Malformed)
            return Wrong("malformed SOCKS 4 request", whole);
        if (status != ParseStatus.Complete)
            return status;
        _client = ClientStep.Done;
        OnRequest(request);
        return ParseStatus.Complete;
    }

    private ParseStatus ReadRequest(scoped ref WireReader reader, byte version)
    {
        if (version != 5)
        {
            // Another way to authenticate, of which nothing is known.
            if (_method is MethodUnchosen)
                return ParseStatus.NeedMore;
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"unsupported/unknown SOCKS version {version}"), reader.Rest);
        }

        var whole = reader.Rest;
        var status = SocksRequest.ReadV5(ref reader, out var request);
        if (status == ParseStatus.Malformed)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"invalid SOCKSv5 address type: {whole[3]}"), whole);
        if (status != ParseStatus.Complete)
            return status;
        if (request.Reserved != 0)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"invalid value in reserved field: {request.Reserved}"), whole);
        if (request.Command is 0 or > 3)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"undefined value in command field: {request.Command}"), whole);
        _client = ClientStep.Done;
        OnRequest(request);
        return ParseStatus.Complete;
    }

    private void OnRequest(in SocksRequest request)
    {
        if (_events.HasRequest)
        {
            _events.Request(
                Connection, _version, request.Command, _state.Address(Engine, request.Target),
                new Port(request.Target.Port, TransportProtocol.Tcp), request.User);
        }
    }

    // RFC 1929, 2.
    private ParseStatus ReadLogin(scoped ref WireReader reader)
    {
        var cursor = reader;
        if (!cursor.TrySkip(1) || !cursor.TryReadVector8(out var user) || !cursor.TryReadVector8(out var password))
            return ParseStatus.NeedMore;
        reader = cursor;
        _events.LoginRequest(Connection, user, password);
        return ParseStatus.Complete;
    }

    private ParseStatus ReadServer(scoped ref WireReader reader)
    {
        if (_version == 0 || (_server == ServerStep.Reply && _client == ClientStep.Greeting))
            return Wrong("SOCKS reply without a request", reader.Rest);
        return _server switch
        {
            ServerStep.Method => ReadMethod(ref reader),
            ServerStep.Login => ReadLoginReply(ref reader),
            ServerStep.Reply when _version == 4 => ReadReplyV4(ref reader),
            ServerStep.Reply => ReadReplyV5(ref reader),
            _ => ParseStatus.NeedMore,
        };
    }

    private ParseStatus ReadMethod(scoped ref WireReader reader)
    {
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var version) || !cursor.TryReadUInt8(out var method))
            return ParseStatus.NeedMore;
        if (version != 5)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"unsupported/unknown SOCKS version {version}"), reader.Rest);
        reader = cursor;
        _method = method;
        switch (method)
        {
            case MethodNone or MethodRefused:
                _server = ServerStep.Reply;
                break;
            case MethodPassword:
                _server = ServerStep.Login;
                break;
            default:
                Weird("socks5_unsupported_authentication_method", string.Create(CultureInfo.InvariantCulture, $"method: {method}"));
                Stop();
                break;
        }

        return ParseStatus.Complete;
    }

    private ParseStatus ReadLoginReply(scoped ref WireReader reader)
    {
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var version) || !cursor.TryReadUInt8(out var code))
            return ParseStatus.NeedMore;
        reader = cursor;
        if (version != 1)
        {
            Weird(
                "socks5_unsupported_authentication_version",
                string.Create(CultureInfo.InvariantCulture, $"method {_method}, version {version}"));
            Stop();
            return ParseStatus.Complete;
        }

        _server = ServerStep.Reply;
        _events.LoginReply(Connection, code);
        return ParseStatus.Complete;
    }

    // Version 4 answers with a 0 for its version.
    private ParseStatus ReadReplyV4(scoped ref WireReader reader)
    {
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var version) || !cursor.TryReadUInt8(out var code) || !cursor.TryReadUInt16(out var port)
            || !cursor.TryReadUInt32(out var address))
            return ParseStatus.NeedMore;
        if (version is not (0 or 4))
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"unsupported/unknown SOCKS version {version}"), reader.Rest);
        reader = cursor;
        OnReply(code, new() { Host = Addr.V4(address), Port = port });
        return ParseStatus.Complete;
    }

    private ParseStatus ReadReplyV5(scoped ref WireReader reader)
    {
        var whole = reader.Rest;
        if (whole[0] != 5)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"unsupported/unknown SOCKS version {whole[0]}"), whole);
        var status = SocksRequest.ReadV5(ref reader, out var reply);
        if (status == ParseStatus.Malformed)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"invalid SOCKSv5 address type: {whole[3]}"), whole);
        if (status == ParseStatus.Complete)
            OnReply(reply.Command, reply.Target);
        return status;
    }

    private void OnReply(byte code, in SocksAddress bound)
    {
        _server = ServerStep.Done;
        if (_events.HasReply)
            _events.Reply(Connection, _version, code, _state.Address(Engine, bound), new Port(bound.Port, TransportProtocol.Tcp));
        Confirm();
    }

    private void HandOver()
    {
        _isHandedOver = true;
        if (Engine.Find<IAnalyzerFactory>()?.Create("PIA_TCP", Connection) is { } inner)
            AddChild(inner);
    }

    private ParseStatus Wrong(string reason, ReadOnlySpan<byte> data)
    {
        Violation(reason, data);
        return ParseStatus.Malformed;
    }
}
