namespace Vigil.Files.X509.Verification;

/// <summary>Outcomes of the verification of a chain, numbered and worded as everyone knows them from OpenSSL.</summary>
internal enum VerifyResult
{
    Ok = 0,
    SignatureFailure = 7,
    NotYetValid = 9,
    Expired = 10,
    SelfSigned = 18,
    SelfSignedInChain = 19,
    NoIssuer = 20,
    InvalidAuthority = 24,
    PathTooLong = 25,
}

/// <summary>The words for outcomes.</summary>
internal static class VerifyResults
{
    /// <summary>What an outcome is called.</summary>
    public static string Text(this VerifyResult result) => result switch
    {
        VerifyResult.Ok => "ok",
        VerifyResult.SignatureFailure => "certificate signature failure",
        VerifyResult.NotYetValid => "certificate is not yet valid",
        VerifyResult.Expired => "certificate has expired",
        VerifyResult.SelfSigned => "self-signed certificate",
        VerifyResult.SelfSignedInChain => "self-signed certificate in certificate chain",
        VerifyResult.NoIssuer => "unable to get local issuer certificate",
        VerifyResult.InvalidAuthority => "invalid CA certificate",
        _ => "path length constraint exceeded",
    };
}
