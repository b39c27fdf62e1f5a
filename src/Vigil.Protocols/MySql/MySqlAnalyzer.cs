using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Wire;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.MySql;

/// <summary>Follows the MySQL protocol: greeting, login, and commands with their answers; hands over to TLS where the client asks for it.</summary>
[Analyzer("MySQL")]
internal sealed class MySqlAnalyzer : StreamAnalyzer
{
    private readonly MySqlEvents _events;
    private readonly MySqlAnswers _answers;
    private MySqlCapabilities _offered;
    private ClientPhase _client;
    private bool _continues; // the client's message has filled a packet and goes on in the next
    private bool _isTls;
    private bool _seesAttributes;

    /// <summary>Begins on a connection.</summary>
    public MySqlAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = MySqlEvents.Of(Engine);
        _answers = new(Connection, _events);
    }

    private enum ClientPhase : byte
    {
        Login,
        Commands,
    }

    /// <inheritdoc/>
    protected override int BufferCap => MySqlPacket.FullSize + MySqlPacket.HeaderSize;

    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        if (Connection.IsPartial)
        {
            Stop();
            return data.Length;
        }

        var reader = new WireReader(data);
        while (!reader.AtEnd && !IsStopped)
        {
            if (_isTls)
            {
                PassOn(reader.Rest, direction);
                return data.Length;
            }

            var rest = reader.Rest;
            if (MySqlPacket.Read(ref reader, out var packet) == ParseStatus.NeedMore)
            {
                // Whatever is no greeting need not be waited for.
                if (!direction.IsOrig() && _answers.Next == MySqlExpectation.Greeting && rest.Length > MySqlPacket.HeaderSize
                    && rest[MySqlPacket.HeaderSize] is not (9 or 10 or MySqlAnswers.Error))
                    Reject("malformed MySQL greeting", rest);
                break;
            }

            if (direction.IsOrig())
                OnClient(packet);
            else
                OnServer(packet);
        }

        return IsStopped ? data.Length : reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_isTls)
            base.Undelivered(offset, length, direction);
        else
            Stop();
    }

    private void PassOn(ReadOnlySpan<byte> data, Direction direction)
    {
        for (var i = 0; i < Children.Count; i++)
            Children[i].Stream(data, direction);
    }

    private void OnServer(MySqlPacket packet)
    {
        if (_answers.Next != MySqlExpectation.Greeting)
        {
            if (!_answers.Take(packet.Body))
                Reject("malformed MySQL answer", packet.Body);
            return;
        }

        if (_answers.TakeError(packet.Body))
            return; // a server may refuse to greet
        if (packet.Sequence != 0 || !MySqlGreeting.TryRead(packet.Body, out var greeting))
        {
            Reject("malformed MySQL greeting", packet.Body);
            return;
        }

        _offered = greeting.Capabilities;
        _answers.Next = MySqlExpectation.Authentication;
        _events.ServerVersion(Connection, greeting.Version);
        if (!greeting.Plugin.IsEmpty)
            _events.AuthPlugin(Connection, isOrig: false, greeting.Plugin, greeting.PluginData);
    }

    private void OnClient(MySqlPacket packet)
    {
        var goesOn = _continues;
        _continues = packet.Body.Length == MySqlPacket.FullSize;
        if (goesOn)
            return;
        if (_client == ClientPhase.Login)
        {
            OnLogin(packet.Body);
            return;
        }

        if (_answers.Next == MySqlExpectation.Authentication)
            _events.AuthMoreData(Connection, isOrig: true, packet.Body);
        else if (packet.Sequence == 0 && !packet.Body.IsEmpty)
            OnCommand(packet.Body[0], packet.Body[1..]);
    }

    private void OnLogin(ReadOnlySpan<byte> body)
    {
        if (!MySqlLogin.TryRead(body, out var login))
        {
            Reject("malformed MySQL login", body);
            return;
        }

        Confirm();
        if (login.IsSslRequest)
        {
            _isTls = true;
            _events.SslRequest(Connection);
            TlsHandOver.Begin(this);
            return;
        }

        _client = ClientPhase.Commands;
        var common = login.Capabilities & _offered;
        _answers.Capabilities = common;
        _answers.Next = MySqlExpectation.Authentication;
        _seesAttributes = (common & MySqlCapabilities.QueryAttributes) != 0;
        _events.Handshake(Connection, login.User);
        if (!login.Plugin.IsEmpty)
            _events.AuthPlugin(Connection, isOrig: true, login.Plugin, login.PluginData);
    }

    private void OnCommand(byte command, ReadOnlySpan<byte> argument)
    {
        // After the login everything is in compressed packets.
        if ((_answers.Capabilities & (MySqlCapabilities.Compress | MySqlCapabilities.ZstdCompression)) != 0)
        {
            Stop();
            return;
        }

        if (command == MySqlCommand.Query && _seesAttributes)
        {
            var reader = new WireReader(argument);
            if (MySqlData.TrySkipAttributes(ref reader))
                argument = reader.Rest;
        }

        _answers.Next = MySqlCommand.AnswerTo(command);
        if (command != MySqlCommand.ChangeUser)
        {
            _events.CommandRequest(Connection, command, argument);
            return;
        }

        var change = new WireReader(argument);
        var user = MySqlData.ReadTerminatedOrRest(ref change);
        _events.CommandRequest(Connection, command, argument);
        _events.ChangeUser(Connection, user);
        if (change.TryReadVector8(out var answer) && MySqlData.TryReadTerminated(ref change, out _) && change.TrySkip(2))
        {
            var plugin = MySqlData.ReadTerminatedOrRest(ref change); // behind the database and the character set
            if (!plugin.IsEmpty)
                _events.AuthPlugin(Connection, isOrig: true, plugin, answer);
        }
    }

    private void Reject(string reason, ReadOnlySpan<byte> data)
    {
        Violation(reason, data);
        Stop();
    }
}
