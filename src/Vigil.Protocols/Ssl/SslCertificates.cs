using System.Globalization;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>Hands certificates and stapled OCSP answers to file analysis, each as a file of its own.</summary>
internal sealed class SslCertificates(Analyzer owner, SslEvents events)
{
    private static readonly ByteString s_leaf = ByteString.From("application/x-x509-user-cert");
    private static readonly ByteString s_authority = ByteString.From("application/x-x509-ca-cert");
    private static readonly ByteString s_ocsp = ByteString.From("application/ocsp-response");

    private int _chains;

    /// <summary>A chain of certificates (RFC 5246, 7.4.2), the sender's own first.</summary>
    public string? Chain(ReadOnlySpan<byte> body, bool isClient)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt24(out var length))
            return SslProblem.OutOfBound("Certificate", 3, body.Length);
        if (!reader.TryReadBytes((int)length, out var list))
            return SslProblem.OutOfBound("Certificate", 3 + length, body.Length);
        var chain = ++_chains;
        reader = new(list);
        for (var index = 0; !reader.AtEnd; index++)
        {
            if (!reader.TryReadVector24(out var certificate))
                return SslProblem.Truncated("X509Certificate", reader.Remaining);
            if (certificate.IsEmpty)
                owner.Weird("zero_length_cert_chain");
            else
                Deliver(certificate, isClient, $"{chain} {index}", index == 0 ? s_leaf : s_authority);
        }

        return null;
    }

    /// <summary>A stapled answer of an OCSP responder (RFC 6066, 8).</summary>
    public string? Status(ReadOnlySpan<byte> body, bool isClient)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt8(out var kind) || !reader.TryReadVector24(out var answer))
            return SslProblem.Truncated("CertificateStatus", body.Length);
        if (kind != 1 || answer.IsEmpty)
            return null;
        if (events.HasStapledOcsp)
            events.StapledOcsp(owner.Connection, isClient, ByteString.Copy(answer));
        Deliver(answer, isClient, $"ocsp {++_chains}", s_ocsp);
        return null;
    }

    // For files the client is the originator, whoever opened the connection.
    private void Deliver(ReadOnlySpan<byte> octets, bool isClient, string place, ByteString mime)
    {
        var direction = isClient ? Direction.Originator : Direction.Responder;
        var files = owner.Connection.Services.Files;
        var handle = string.Create(
            CultureInfo.InvariantCulture,
            $"{owner.Descriptor.Name} {owner.Connection.StartTime.Seconds:F6} {owner.Connection.Uid} {direction} {place}");
        var id = files.HashHandle(handle);
        files.DataIn(octets, owner, direction, id, mime);
        files.EndOfFile(id);
    }
}
