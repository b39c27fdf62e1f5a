using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Makes the records that scripts see of a certificate.</summary>
internal static class X509Records
{
    /// <summary>An <c>X509::Certificate</c>.</summary>
    public static RecordVal Certificate(EngineContext engine, X509State state, Certificate certificate)
    {
        var key = CertificateKey.Read(certificate.KeyInfo);
        return state.Certificate.Create(
            engine,
            [
                Value.Count(certificate.Version),
                Value.String(Serial(certificate.Serial)),
                Value.Of(DistinguishedName.Format(certificate.Subject)),
                Value.Of(DistinguishedName.Format(certificate.Issuer)),
                Value.Of(DistinguishedName.CommonName(certificate.Subject)),
                Value.Time(certificate.NotBefore),
                Value.Time(certificate.NotAfter),
                Value.String(key.Algorithm),
                Value.String(ObjectNames.Describe(certificate.SignatureAlgorithm)),
                key.Kind is null ? default : Value.String(key.Kind),
                key.Length == 0 ? default : Value.Count(key.Length),
                key.Exponent is null ? default : Value.String(key.Exponent),
                key.Curve is null ? default : Value.String(key.Curve),
                Value.String(ObjectNames.Describe(certificate.SignedAlgorithm)),
            ]);
    }

    /// <summary>An <c>X509::BasicConstraints</c> (RFC 5280, 4.2.1.9); <see langword="null"/> if malformed.</summary>
    public static RecordVal? BasicConstraints(EngineContext engine, X509State state, ReadOnlySpan<byte> value)
    {
        var reader = new DerReader(value);
        if (!reader.TryEnter(DerTag.Sequence, out var fields))
            return null;
        var isAuthority = fields.TryRead(DerTag.Boolean, out var flag) && flag.Content is not [0];
        var pathLength = fields.TryRead(DerTag.Integer, out var number) && number.Content.Length is > 0 and < 8 ? Number(number.Content) : default;
        return state.BasicConstraints.Create(engine, [Value.Bool(isAuthority), pathLength]);
    }

    /// <summary>An <c>X509::SubjectAlternativeName</c> (RFC 5280, 4.2.1.6); <see langword="null"/> if malformed.</summary>
    public static RecordVal? AlternativeName(EngineContext engine, X509State state, ReadOnlySpan<byte> value)
    {
        var reader = new DerReader(value);
        if (!reader.TryEnter(DerTag.Sequence, out var names))
            return null;
        var dns = new VectorVal(state.Strings);
        var uris = new VectorVal(state.Strings);
        var mails = new VectorVal(state.Strings);
        var addresses = new VectorVal(state.Addresses);
        var hasOthers = false;
        while (names.TryRead(out var name))
        {
            switch (name.Tag)
            {
                case DerTag.ContextPrimitive | 1:
                    AddText(mails, name.Content);
                    break;
                case DerTag.ContextPrimitive | 2:
                    AddText(dns, name.Content);
                    break;
                case DerTag.ContextPrimitive | 6:
                    AddText(uris, name.Content);
                    break;
                case DerTag.ContextPrimitive | 7 when name.Content.Length is 4 or 16:
                    addresses.Add(Value.Addr(Addr.FromBytes(name.Content)));
                    break;
                default:
                    hasOthers = true;
                    break;
            }
        }

        return state.AlternativeName.Create(
            engine, [IfAny(dns), IfAny(uris), IfAny(mails), IfAny(addresses), Value.Bool(hasOthers)]);
    }

    /// <summary>Serial numbers in hexadecimal, as everyone writes them.</summary>
    public static string Serial(ReadOnlySpan<byte> number)
    {
        var isNegative = !number.IsEmpty && (number[0] & 0x80) != 0;
        if (isNegative)
        {
            // Two's complement: invert and add one.
            var magnitude = number.ToArray();
            var carry = 1;
            for (var i = magnitude.Length - 1; i >= 0; i--)
            {
                carry += (byte)~magnitude[i];
                magnitude[i] = (byte)carry;
                carry >>= 8;
            }

            return "-" + Convert.ToHexString(magnitude);
        }

        number = number.TrimStart((byte)0);
        return number.IsEmpty ? "00" : Convert.ToHexString(number);
    }

    // A name with a zero in it would end early in programs written in C; it is a trick, and left out.
    private static void AddText(VectorVal list, ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)0))
            list.Add(Value.String(text));
    }

    private static Value IfAny(VectorVal list) => list.Count == 0 ? default : Value.Of(list);

    private static Value Number(ReadOnlySpan<byte> content)
    {
        ulong number = 0;
        foreach (var octet in content)
            number = (number << 8) | octet;
        return Value.Count(number);
    }
}
