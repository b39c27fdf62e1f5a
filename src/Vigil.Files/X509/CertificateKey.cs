using System.Globalization;
using System.Numerics;

namespace Vigil.Files.X509;

/// <summary>The key in a certificate (RFC 5280, 4.1.2.7; RFC 3279, 2.3), as far as logs tell of it.</summary>
/// <param name="Algorithm">Name of the algorithm.</param>
/// <param name="Kind"><c>rsa</c>, <c>dsa</c> or <c>ecdsa</c>; <see langword="null"/> for others and for broken keys.</param>
/// <param name="Length">Bits; 0 if unknown.</param>
/// <param name="Exponent">RSA: the public exponent, decimal.</param>
/// <param name="Curve">Elliptic curves: short name of the curve.</param>
internal readonly record struct CertificateKey(string Algorithm, string? Kind, ulong Length, string? Exponent, string? Curve)
{
    // Longer exponents are not in use, and take long to write in decimal.
    private const int MostExponentOctets = 512;

    /// <summary>Reads a SubjectPublicKeyInfo.</summary>
    public static CertificateKey Read(ReadOnlySpan<byte> keyInfo)
    {
        var outer = new DerReader(keyInfo);
        if (!outer.TryEnter(DerTag.Sequence, out var info) || !info.TryEnter(DerTag.Sequence, out var algorithm)
            || !algorithm.TryRead(DerTag.ObjectIdentifier, out var oid))
            return new("", null, 0, null, null);
        var name = ObjectNames.Describe(oid.Content);
        algorithm.TryRead(out var parameters);

        // The first octet of a bit string counts the unused bits at its end.
        var key = info.TryRead(DerTag.BitString, out var bits) && bits.Content.Length > 1 ? bits.Content[1..] : default;
        return ObjectIdentifier.Read(oid.Content) switch
        {
            "1.2.840.113549.1.1.1" => Rsa(name, key),
            "1.2.840.10045.2.1" => EllipticCurve(name, parameters),
            "1.2.840.10040.4.1" => Dsa(name, parameters),
            _ => new(name, null, 0, null, null),
        };
    }

    private static CertificateKey Rsa(string name, ReadOnlySpan<byte> key)
    {
        var outer = new DerReader(key);
        if (!outer.TryEnter(DerTag.Sequence, out var numbers) || !numbers.TryRead(DerTag.Integer, out var modulus)
            || !numbers.TryRead(DerTag.Integer, out var exponent) || exponent.Content.Length > MostExponentOctets)
            return new(name, null, 0, null, null);
        var text = new BigInteger(exponent.Content, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
        return new(name, "rsa", BitLength(modulus.Content), text, null);
    }

    private static CertificateKey Dsa(string name, DerElement parameters)
    {
        var numbers = new DerReader(parameters.Content);
        return numbers.TryRead(DerTag.Integer, out var p)
            ? new(name, "dsa", BitLength(p.Content), null, null)
            : new(name, null, 0, null, null);
    }

    private static CertificateKey EllipticCurve(string name, DerElement parameters)
    {
        if (parameters.Tag != DerTag.ObjectIdentifier)
            return new(name, "ecdsa", 0, null, null);
        var oid = ObjectIdentifier.Read(parameters.Content);
        var curve = ObjectNames.Find(oid)?.Short;
        return new(name, "ecdsa", LengthOf(oid), null, curve);
    }

    // Bits of the order of the curve's base point.
    private static ulong LengthOf(string curve) => curve switch
    {
        "1.2.840.10045.3.1.1" or "1.3.132.0.31" => 192,
        "1.3.132.0.33" => 224,
        "1.2.840.10045.3.1.7" or "1.3.132.0.10" or "1.3.36.3.3.2.8.1.1.7" or "1.2.156.10197.1.301" => 256,
        "1.3.36.3.3.2.8.1.1.9" => 320,
        "1.3.132.0.34" or "1.3.36.3.3.2.8.1.1.11" => 384,
        "1.3.36.3.3.2.8.1.1.13" => 512,
        "1.3.132.0.35" => 521,
        _ => 0,
    };

    private static ulong BitLength(ReadOnlySpan<byte> number)
    {
        number = number.TrimStart((byte)0);
        return number.IsEmpty ? 0 : ((ulong)(number.Length - 1) * 8) + (ulong)(BitOperations.Log2(number[0]) + 1);
    }
}
