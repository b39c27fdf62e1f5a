namespace Vigil.Files.X509;

/// <summary>Names of numbers in OCSP.</summary>
internal static class OcspNames
{
    /// <summary>Outcome of a request (RFC 6960, 4.2.1).</summary>
    public static string Status(int number) => number switch
    {
        0 => "successful",
        1 => "malformedrequest",
        2 => "internalerror",
        3 => "trylater",
        5 => "sigrequired",
        6 => "unauthorized",
        _ => "(UNKNOWN)",
    };

    /// <summary>Why a certificate was revoked (RFC 5280, 5.3.1).</summary>
    public static string Reason(int number) => number switch
    {
        0 => "unspecified",
        1 => "keyCompromise",
        2 => "cACompromise",
        3 => "affiliationChanged",
        4 => "superseded",
        5 => "cessationOfOperation",
        6 => "certificateHold",
        8 => "removeFromCRL",
        9 => "privilegeWithdrawn",
        10 => "aACompromise",
        _ => "(UNKNOWN)",
    };
}
