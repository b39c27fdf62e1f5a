using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Files.X509;

namespace Vigil.Protocols.Krb;

/// <summary>What is done with a message of Kerberos 5 (RFC 4120), however it was carried.</summary>
internal sealed class KrbConversation
{
    // Pre-authentication data (7.5.2, RFC 4556, RFC 6806).
    private const int TgsRequestData = 1;
    private const int EncryptedTimestamp = 2;
    private const int PkAsRequest = 16;
    private const int PkAsResponse = 17;
    private const int EncryptedPaRep = 149;

    private readonly Analyzer _owner;
    private readonly EngineContext _engine;
    private readonly KrbEvents _events;
    private readonly KrbState _state;
    private readonly KrbRecords _records;
    private readonly KrbCertificates _certificates;

    /// <summary>Begins for an analyzer.</summary>
    public KrbConversation(Analyzer owner)
    {
        _owner = owner;
        _engine = owner.Engine;
        _events = KrbEvents.Of(_engine);
        _state = KrbState.Of(_engine);
        _records = new(_engine, _state);
        _certificates = new(owner);
    }

    /// <summary>Takes a message.</summary>
    /// <returns><see langword="false"/> if it is none.</returns>
    public bool Take(ReadOnlySpan<byte> message, Direction direction)
    {
        if (!KrbFields.TryReadApplication(message, out var number, out var fields))
            return false;
        var isTaken = (KrbMessageType)number switch
        {
            KrbMessageType.AsRequest or KrbMessageType.TgsRequest => OnRequest(fields, number),
            KrbMessageType.AsResponse or KrbMessageType.TgsResponse => OnResponse(fields, number),
            KrbMessageType.ApRequest => OnApRequest(fields),
            KrbMessageType.ApResponse => OnApResponse(),
            KrbMessageType.Safe => OnSafe(fields, direction),
            KrbMessageType.Priv => OnPriv(direction),
            KrbMessageType.Cred => OnCred(fields, direction),
            KrbMessageType.Error => OnError(fields),
            _ => false,
        };
        if (isTaken)
            _owner.Confirm();
        return isTaken;
    }

    // KDC-REQ (5.4.1)
    private bool OnRequest(in KrbFields fields, int number)
    {
        if (!fields.TryGetFields(4, out var body))
            return false;
        var preAuthentication = PreAuthentication(fields, 3);
        var isAs = (KrbMessageType)number == KrbMessageType.AsRequest;
        if (isAs ? !_events.HasAsRequest : !_events.HasTgsRequest)
            return true;
        var request = _state.Request.Create(
            _engine,
            [
                KrbRecords.NumberOrZero(fields, 1), KrbRecords.NumberOrZero(fields, 2), Value.Of(preAuthentication), Value.Of(Options(body)),
                KrbRecords.Name(body, 1), KrbRecords.Text(body, 2), KrbRecords.Name(body, 3), KrbRecords.Time(body, 4),
                KrbRecords.Time(body, 5), KrbRecords.Time(body, 6), KrbRecords.Number(body, 7), Value.Of(_records.Numbers(body, 8)),
                Value.Of(_records.Addresses(body, 9)), Value.Of(_records.Tickets(body, 11)),
            ]);
        if (isAs)
            _events.AsRequest(_owner.Connection, request);
        else
            _events.TgsRequest(_owner.Connection, request);
        return true;
    }

    private RecordVal? Options(in KrbFields body) => body.TryGetFlags(0, out var flags)
        ? _state.Options.Create(
            _engine,
            [
                Bit(flags, 1), Bit(flags, 2), Bit(flags, 3), Bit(flags, 4), Bit(flags, 5), Bit(flags, 6), Bit(flags, 8), Bit(flags, 11),
                Bit(flags, 26), Bit(flags, 27), Bit(flags, 28), Bit(flags, 30), Bit(flags, 31),
            ])
        : null;

    // Bit 0 is the highest (5.2.8).
    private static Value Bit(uint flags, int position) => Value.Bool((flags << position & 0x8000_0000) != 0);

    // KDC-REP (5.4.2)
    private bool OnResponse(in KrbFields fields, int number)
    {
        if (!fields.TryGet(5, out var encodedTicket) || _records.Ticket(encodedTicket) is not { } ticket
            || _records.Encrypted(fields, 6) is not { } encrypted)
            return false;
        var preAuthentication = PreAuthentication(fields, 2);
        var name = KrbRecords.Name(fields, 4);
        var response = _state.Response.Create(
            _engine,
            [
                KrbRecords.NumberOrZero(fields, 0), KrbRecords.NumberOrZero(fields, 1), Value.Of(preAuthentication),
                KrbRecords.Text(fields, 3), name.IsSet ? name : Value.String(""), Value.Of(ticket), Value.Of(encrypted),
            ]);
        if ((KrbMessageType)number == KrbMessageType.AsResponse)
            _events.AsResponse(_owner.Connection, response);
        else
            _events.TgsResponse(_owner.Connection, response);
        return true;
    }

    // AP-REQ (5.5.1)
    private bool OnApRequest(in KrbFields fields)
    {
        if (!fields.TryGetFlags(2, out var flags) || !fields.TryGet(3, out var encoding) || _records.Ticket(encoding) is not { } ticket)
            return false;
        _events.ApRequest(_owner.Connection, ticket, _state.ApOptions.Create(_engine, [Bit(flags, 1), Bit(flags, 2)]));
        return true;
    }

    private bool OnApResponse()
    {
        _events.ApResponse(_owner.Connection);
        return true;
    }

    // KRB-SAFE (5.6.1)
    private bool OnSafe(in KrbFields fields, Direction direction)
    {
        if (!fields.TryGetFields(2, out var body))
            return false;
        if (!_events.HasSafe)
            return true;
        var message = _state.Safe.Create(
            _engine,
            [
                KrbRecords.NumberOrZero(fields, 0), KrbRecords.NumberOrZero(fields, 1), KrbRecords.TextOrEmpty(body, 0),
                KrbRecords.Time(body, 1, micros: 2), KrbRecords.Number(body, 3), AddressIn(body, 4), AddressIn(body, 5),
            ]);
        _events.Safe(_owner.Connection, direction.IsOrig(), message);
        return true;
    }

    private Value AddressIn(in KrbFields fields, int number) =>
        fields.TryGetFields(number, out var address) ? Value.Of(_records.Address(address)) : default;

    private bool OnPriv(Direction direction)
    {
        _events.Priv(_owner.Connection, direction.IsOrig());
        return true;
    }

    // KRB-CRED (5.8.1)
    private bool OnCred(in KrbFields fields, Direction direction)
    {
        if (_records.Tickets(fields, 2) is not { } tickets)
            return false;
        _events.Cred(_owner.Connection, direction.IsOrig(), tickets);
        return true;
    }

    // KRB-ERROR (5.9.1)
    private bool OnError(in KrbFields fields)
    {
        if (!fields.TryGetNumber(6, out var code))
            return false;
        if (!_events.HasError)
            return true;
        // What would have made the request succeed, if that was the error.
        var methods = fields.TryGetText(12, out var data) ? PreAuthentication(new DerReader(data)) : null;
        var error = _state.Error.Create(
            _engine,
            [
                KrbRecords.Number(fields, 0), KrbRecords.Number(fields, 1), KrbRecords.Time(fields, 2, micros: 3),
                KrbRecords.Time(fields, 4, micros: 5), Value.Count((ulong)code), KrbRecords.Text(fields, 7), KrbRecords.Name(fields, 8),
                KrbRecords.Text(fields, 9), KrbRecords.Name(fields, 10), KrbRecords.Text(fields, 11), Value.Of(methods),
            ]);
        _events.Error(_owner.Connection, error);
        return true;
    }

    private VectorVal? PreAuthentication(in KrbFields fields, int number) =>
        fields.TryGet(number, out var encoding) ? PreAuthentication(new DerReader(encoding)) : null;

    // SEQUENCE OF PA-DATA (5.2.7). What can be understood has events of its own, or can not be read.
    private VectorVal? PreAuthentication(DerReader reader)
    {
        if (!reader.TryEnter(DerTag.Sequence, out var list))
            return null;
        var values = _state.NewTypeValues();
        while (values.Count < KrbRecords.MaxElements && list.TryRead(out var element))
        {
            if (!KrbFields.TryRead(element.Encoding, out var item) || !item.TryGetNumber(1, out var type) || !item.TryGetText(2, out var value))
                continue;
            switch (type)
            {
                case TgsRequestData:
                    if (KrbFields.TryReadApplication(value, out var kind, out var request) && kind == (int)KrbMessageType.ApRequest)
                        OnApRequest(request);
                    break;
                case EncryptedTimestamp or EncryptedPaRep:
                    break;
                case PkAsRequest:
                    _certificates.Request(value);
                    break;
                case PkAsResponse:
                    _certificates.Response(value);
                    break;
                default:
                    values.Add(Value.Of(_state.TypeValue.Create(_engine, [Value.Count((ulong)type), Value.String(value)])));
                    break;
            }
        }

        return values;
    }
}
