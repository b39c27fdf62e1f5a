using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Files.X509.Verification;

/// <summary>Built-in functions that verify certificates and what others say about them.</summary>
public static class VerificationFunctions
{
    /// <summary>Verifies the first of some certificates against trusted ones; the others may help.</summary>
    [Builtin("x509_verify",
        "function(certs: x509_opaque_vector, root_certs: table_string_of_string, verify_time: time &default=network_time()): X509::Result")]
    public static RecordVal Verify(EngineContext context, VectorVal certs, TableVal rootCerts, double verifyTime)
    {
        if (Read(certs) is not { Count: > 0 } chain)
            return Result(context, -1, "no certificates");
        var builder = new ChainBuilder(Store(context, rootCerts));
        var result = builder.Verify(chain, verifyTime);
        var record = Result(context, (long)result, result.Text());
        if (result == VerifyResult.Ok)
        {
            var path = new VectorVal(X509State.Of(context).Chain);
            foreach (var der in builder.Path)
                path.Add(Value.Of(new X509Val(der)));
            X509State.Of(context).Result.Set(record, 2, Value.Of(path));
        }

        return record;
    }

    /// <summary>Verifies an answer about the revocation of the first of some certificates.</summary>
    [Builtin("x509_ocsp_verify",
        "function(certs: x509_opaque_vector, ocsp_reply: string, root_certs: table_string_of_string, verify_time: time &default=network_time()): X509::Result")]
    public static RecordVal VerifyStatus(EngineContext context, VectorVal certs, ByteString ocspReply, TableVal rootCerts, double verifyTime)
    {
        if (Read(certs) is not { Count: > 0 } chain)
            return Result(context, -1, "no certificates");
        var builder = new ChainBuilder(Store(context, rootCerts));
        var trust = builder.Verify(chain, verifyTime);
        if (builder.Path.Count < 2 || trust is VerifyResult.NoIssuer or VerifyResult.SignatureFailure)
            return Result(context, -1, "unable to get issuer certificate");
        var status = StatusCheck.Check(ocspReply.Span, builder.Path[0], builder.Path[1], verifyTime, out var text);
        return Result(context, status, text);
    }

    /// <summary>Verifies the proof of a log that it knows a certificate.</summary>
    [Builtin("sct_verify",
        "function(cert: opaque of x509, logid: string, log_key: string, signature: string, timestamp: count, hash_algorithm: count, issuer_key_hash: string &default=\"\"): bool")]
    public static bool VerifyTimestamp(
        EngineContext context, OpaqueVal cert, ByteString logid, ByteString logKey, ByteString signature, ulong timestamp, ulong hashAlgorithm, ByteString issuerKeyHash) =>
        cert is X509Val handle && TimestampCheck.Verify(handle.Der.Span, issuerKeyHash.Span, timestamp, signature.Span, logKey.Span, hashAlgorithm);

    private static List<ByteString>? Read(VectorVal certificates)
    {
        var chain = new List<ByteString>(certificates.Count);
        foreach (var element in certificates.Elements)
        {
            if (element.Object is not X509Val handle)
                return chain.Count > 0 ? chain : null;
            chain.Add(handle.Der);
        }

        return chain;
    }

    // Scripts pass the same table again and again; it is read once.
    private static TrustStore Store(EngineContext context, TableVal roots)
    {
        var state = X509State.Of(context);
        if (state.Store is null || !ReferenceEquals(state.Store.Table, roots) || state.Store.Size != roots.Count)
            state.Store = new(roots);
        return state.Store;
    }

    private static RecordVal Result(EngineContext context, long result, string text) =>
        X509State.Of(context).Result.Create(context, Value.Int(result), Value.String(text));
}
