using System.Globalization;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Files.X509;

namespace Vigil.Protocols.Krb;

/// <summary>Hands the certificates of PKINIT (RFC 4556, 3.2) to file analysis, each as a file of its own.</summary>
internal sealed class KrbCertificates(Analyzer owner)
{
    private static readonly ByteString s_certificate = ByteString.From("application/x-x509-user-cert");

    private int _files;

    /// <summary>PA-PK-AS-REQ: signed data of the client, for the key exchange.</summary>
    public void Request(ReadOnlySpan<byte> value)
    {
        var reader = new DerReader(value);
        if (reader.TryEnter(DerTag.Sequence, out var request) && request.TryRead(DerTag.ContextPrimitive, out var signed))
            Deliver(signed.Content, Direction.Originator);
    }

    /// <summary>PA-PK-AS-REP: signed data of the server, in the form for Diffie-Hellman; or encrypted, which hides them.</summary>
    public void Response(ReadOnlySpan<byte> value)
    {
        var reader = new DerReader(value);
        if (!reader.TryRead(DerTag.Context, out var exchange))
            return;
        // DHRepInfo, whose tag is explicit.
        var inner = new DerReader(exchange.Content);
        if (inner.TryEnter(DerTag.Sequence, out var info) && info.TryRead(DerTag.ContextPrimitive, out var signed))
            Deliver(signed.Content, Direction.Responder);
    }

    // ContentInfo { contentType, [0] SignedData { version, digestAlgorithms, encapContentInfo, [0] certificates, ... } } (RFC 5652, 3, 5.1)
    private void Deliver(ReadOnlySpan<byte> message, Direction direction)
    {
        var reader = new DerReader(message);
        if (!reader.TryEnter(DerTag.Sequence, out var info) || !info.TryRead(DerTag.ObjectIdentifier, out _)
            || !info.TryEnter(DerTag.Context, out var content) || !content.TryEnter(DerTag.Sequence, out var signed)
            || !signed.TryRead(DerTag.Integer, out _) || !signed.TryRead(DerTag.Set, out _) || !signed.TryRead(DerTag.Sequence, out _))
            return;
        if (!signed.TryRead(DerTag.Context, out var certificates))
        {
            // An anonymous client (RFC 8062) sends none. The reference takes what stands in their place for one, and its log has
            // a file for it.
            if (signed.TryRead(out var other))
                Deliver(other.Content, direction, _files++);
            return;
        }

        var list = new DerReader(certificates.Content);
        for (var i = 0; i < KrbRecords.MaxElements && list.TryRead(out var certificate); i++)
            Deliver(certificate.Encoding, direction, _files++);
    }

    private void Deliver(ReadOnlySpan<byte> octets, Direction direction, int number)
    {
        var files = owner.Connection.Services.Files;
        var id = files.HashHandle(string.Create(
            CultureInfo.InvariantCulture,
            $"{owner.Descriptor.Name} {owner.Connection.StartTime.Seconds:F6} {owner.Connection.Uid} {direction} {number}"));
        files.DataIn(octets, owner, direction, id, s_certificate);
        files.EndOfFile(id);
    }
}
