using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>What all analyzers of certificates of one engine share.</summary>
internal sealed class X509State(IScriptNames names)
{
    /// <summary>A certificate.</summary>
    public RecordShape Certificate { get; } = new(
        names, "X509::Certificate", "version", "serial", "subject", "issuer", "cn", "not_valid_before", "not_valid_after", "key_alg", "sig_alg",
        "key_type", "key_length", "exponent", "curve", "tbs_sig_alg");

    /// <summary>An extension.</summary>
    public RecordShape Extension { get; } = new(names, "X509::Extension", "name", "short_name", "oid", "critical", "value");

    /// <summary>Basic constraints.</summary>
    public RecordShape BasicConstraints { get; } = new(names, "X509::BasicConstraints", "ca", "path_len");

    /// <summary>Further names.</summary>
    public RecordShape AlternativeName { get; } = new(names, "X509::SubjectAlternativeName", "dns", "uri", "email", "ip", "other_fields");

    /// <summary>The outcome of a verification.</summary>
    public RecordShape Result { get; } = new(names, "X509::Result", "result", "result_string", "chain_certs");

    /// <summary>A vector of strings.</summary>
    public VectorType Strings { get; } = names.Find("string_vec") as VectorType ?? new(BaseType.String);

    /// <summary>A vector of addresses.</summary>
    public VectorType Addresses { get; } = names.Find("addr_vec") as VectorType ?? new(BaseType.Addr);

    /// <summary>A vector of certificates.</summary>
    public VectorType Chain { get; } = names.Find("x509_opaque_vector") as VectorType ?? new(new OpaqueType("x509"));

    /// <summary>Certificates that are not parsed again, by the SHA-256 of their encoding; <see langword="null"/> for none.</summary>
    public TableVal? Cache { get; set; }

    /// <summary>The trusted certificates of the last verification.</summary>
    public Verification.TrustStore? Store { get; set; }

    /// <summary>Called for those instead.</summary>
    public FuncVal? CacheHit { get; set; }

    /// <summary>The one of an engine, made on first use.</summary>
    public static X509State Of(EngineContext engine)
    {
        if (engine.Find<X509State>() is { } present)
            return present;
        var state = new X509State(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
