using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Files.X509;

namespace Vigil.Protocols.Krb;

/// <summary>Makes records of the parts that messages share (RFC 4120, 5.2 to 5.3).</summary>
internal sealed class KrbRecords(EngineContext engine, KrbState state)
{
    /// <summary>Most elements kept of any list.</summary>
    public const int MaxElements = 256;

    private const int AddressV4 = 2;
    private const int AddressNetBios = 20;
    private const int AddressV6 = 24;

    /// <summary>A name of several components, which slashes part.</summary>
    public static Value Name(in KrbFields fields, int number)
    {
        if (!fields.TryGetFields(number, out var name) || !name.TryGetList(1, out var parts))
            return default;
        var text = new List<byte>();
        for (var i = 0; i < MaxElements && parts.TryRead(out var part); i++)
        {
            if (i > 0)
                text.Add((byte)'/');
            text.AddRange(part.Content);
        }

        return Value.Of(ByteString.Adopt([.. text]));
    }

    /// <summary>A number; unset if it is not there.</summary>
    public static Value Number(in KrbFields fields, int number) =>
        fields.TryGetNumber(number, out var value) ? Value.Count((ulong)value) : default;

    /// <summary>A number that a record cannot do without.</summary>
    public static Value NumberOrZero(in KrbFields fields, int number) =>
        fields.TryGetNumber(number, out var value) ? Value.Count((ulong)value) : Value.Count(0);

    /// <summary>A text; unset if it is not there.</summary>
    public static Value Text(in KrbFields fields, int number) => fields.TryGetText(number, out var text) ? Value.String(text) : default;

    /// <summary>A time; unset if it is not there.</summary>
    public static Value Time(in KrbFields fields, int number) => fields.TryGetTime(number, out var time) ? Value.Time(time) : default;

    /// <summary>A time with microseconds in a field of their own.</summary>
    public static Value Time(in KrbFields fields, int number, int micros)
    {
        if (!fields.TryGetTime(number, out var time))
            return default;
        return Value.Time(fields.TryGetNumber(micros, out var fraction) ? time + (fraction / 1e6) : time);
    }

    /// <summary>Encrypted data (5.2.9).</summary>
    public RecordVal? Encrypted(in KrbFields fields, int number) => fields.TryGetFields(number, out var data)
        ? state.Encrypted.Create(engine, [Number(data, 1), NumberOrZero(data, 0), TextOrEmpty(data, 2)])
        : null;

    /// <summary>A ticket (5.3).</summary>
    public RecordVal? Ticket(ReadOnlySpan<byte> encoding)
    {
        if (!KrbFields.TryReadApplication(encoding, out var kind, out var fields) || kind != 1 || !fields.TryGetFields(3, out var encrypted))
            return null;
        var service = Name(fields, 2);
        return state.Ticket.Create(
            engine,
            [
                NumberOrZero(fields, 0), TextOrEmpty(fields, 1), service.IsSet ? service : Value.String(""), NumberOrZero(encrypted, 0),
                Text(encrypted, 2),
            ]);
    }

    /// <summary>A list of tickets.</summary>
    public VectorVal? Tickets(in KrbFields fields, int number)
    {
        if (!fields.TryGetList(number, out var list))
            return null;
        var tickets = state.NewTickets();
        while (tickets.Count < MaxElements && list.TryRead(out var element))
        {
            if (Ticket(element.Encoding) is { } ticket)
                tickets.Add(Value.Of(ticket));
        }

        return tickets;
    }

    /// <summary>An address (5.2.5).</summary>
    public RecordVal? Address(in KrbFields address)
    {
        if (!address.TryGetNumber(0, out var kind) || !address.TryGetText(1, out var octets))
            return null;
        return kind switch
        {
            AddressV4 or AddressV6 when KrbFields.AddressOf(octets) is { } ip => state.Address.Create(engine, [Value.Addr(ip)]),
            AddressNetBios => state.Address.Create(engine, [default, Value.String(octets)]),
            _ => state.Address.Create(
                engine, [default, default, Value.Of(state.TypeValue.Create(engine, [Value.Count((ulong)kind), Value.String(octets)]))]),
        };
    }

    /// <summary>A list of addresses.</summary>
    public VectorVal? Addresses(in KrbFields fields, int number)
    {
        if (!fields.TryGetList(number, out var list))
            return null;
        var addresses = state.NewAddresses();
        while (addresses.Count < MaxElements && list.TryRead(out var element))
        {
            if (KrbFields.TryRead(element.Encoding, out var address) && Address(address) is { } record)
                addresses.Add(Value.Of(record));
        }

        return addresses;
    }

    /// <summary>A list of numbers.</summary>
    public VectorVal? Numbers(in KrbFields fields, int number)
    {
        if (!fields.TryGetList(number, out var list))
            return null;
        var numbers = new VectorVal(state.Counts);
        while (numbers.Count < MaxElements && list.TryRead(DerTag.Integer, out var element))
        {
            if (KrbFields.TryNumber(element.Content, out var value))
                numbers.Add(Value.Count((ulong)value));
        }

        return numbers;
    }

    /// <summary>A text that a record cannot do without.</summary>
    public static Value TextOrEmpty(in KrbFields fields, int number)
    {
        var text = Text(fields, number);
        return text.IsSet ? text : Value.String("");
    }
}
