using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ssl;

/// <summary>What all TLS and DTLS analyzers of one engine share.</summary>
internal sealed class SslState(IScriptNames names)
{
    private readonly RecordShape _signature = new(names, "SSL::SignatureAndHashAlgorithm", "HashAlgorithm", "SignatureAlgorithm");
    private readonly RecordShape _identity = new(names, "SSL::PSKIdentity", "identity", "obfuscated_ticket_age");
    private readonly VectorType _counts = names.Find("index_vec") as VectorType ?? new(BaseType.Count);
    private readonly VectorType _strings = names.Find("string_vec") as VectorType ?? new(BaseType.String);
    private readonly VectorType? _signatures = names.Find("signature_and_hashalgorithm_vec") as VectorType;
    private readonly VectorType? _identities = names.Find("psk_identity_vec") as VectorType;

    /// <summary><c>SSL::max_alerts_per_record</c>; 0 for any number.</summary>
    public int MaxAlerts { get; } = (int)Math.Min(names.Count("SSL::max_alerts_per_record", 10), int.MaxValue);

    /// <summary><c>SSL::dtls_max_version_errors</c>: after so many in a row the analyzer gives up.</summary>
    public int MaxVersionErrors { get; } = (int)Math.Min(names.Count("SSL::dtls_max_version_errors", 10), int.MaxValue);

    /// <summary><c>SSL::dtls_max_reported_version_errors</c>: so many become violations.</summary>
    public int MaxReportedVersionErrors { get; } = (int)Math.Min(names.Count("SSL::dtls_max_reported_version_errors", 1), int.MaxValue);

    /// <summary>The one of an engine, made on first use.</summary>
    public static SslState Of(EngineContext engine)
    {
        if (engine.Find<SslState>() is { } present)
            return present;
        var state = new SslState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }

    /// <summary>A vector of counts, each <paramref name="width"/> octets on the wire; a rest too short for one is dropped.</summary>
    public VectorVal Counts(ReadOnlySpan<byte> numbers, int width)
    {
        var vector = new VectorVal(_counts);
        for (; numbers.Length >= width; numbers = numbers[width..])
        {
            ulong number = 0;
            foreach (var octet in numbers[..width])
                number = (number << 8) | octet;
            vector.Add(Value.Count(number));
        }

        return vector;
    }

    /// <summary>An empty vector of counts.</summary>
    public VectorVal NewCounts() => new(_counts);

    /// <summary>An empty vector of strings.</summary>
    public VectorVal NewStrings() => new(_strings);

    /// <summary>An empty vector of offered keys.</summary>
    public VectorVal NewIdentities() => new(_identities ?? new VectorType(_identity.Type));

    /// <summary>A record of the algorithms of a signature.</summary>
    public RecordVal Signature(EngineContext engine, ulong hash, ulong signature) =>
        _signature.Create(engine, [Value.Count(hash), Value.Count(signature)]);

    /// <summary>A vector of such records, from pairs of octets.</summary>
    public VectorVal Signatures(EngineContext engine, ReadOnlySpan<byte> pairs)
    {
        var vector = new VectorVal(_signatures ?? new VectorType(_signature.Type));
        for (; pairs.Length >= 2; pairs = pairs[2..])
            vector.Add(Value.Of(Signature(engine, pairs[0], pairs[1])));
        return vector;
    }

    /// <summary>A record of a key that was offered.</summary>
    public RecordVal Identity(EngineContext engine, ReadOnlySpan<byte> identity, uint age) =>
        _identity.Create(engine, [Value.String(identity), Value.Count(age)]);
}
