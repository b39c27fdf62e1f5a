using Vigil.Analysis.Files;

namespace Vigil.Files.X509;

/// <summary>Reads requests to OCSP responders (RFC 6960, 4.1.1).</summary>
[FileAnalyzer("OCSP_REQUEST")]
internal sealed class OcspRequestAnalyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private readonly DerCollector _content = new();

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data) => _content.TryAdd(data);

    /// <inheritdoc/>
    public override bool Undelivered(long offset, long length) => false;

    /// <inheritdoc/>
    public override bool EndOfFile()
    {
        var octets = _content.Take();
        var outer = new DerReader(octets.Span);
        if (!outer.TryEnter(DerTag.Sequence, out var request) || !request.TryEnter(DerTag.Sequence, out var fields))
            return false;
        var version = fields.TryEnter(DerTag.Context, out var explicitVersion) && explicitVersion.TryRead(DerTag.Integer, out var number)
            && number.Content.Length == 1 ? number.Content[0] : 0UL;
        if (fields.NextTag == (DerTag.Context | 1))
            fields.TryRead(out _); // who asks
        if (!fields.TryEnter(DerTag.Sequence, out var list))
            return false;
        var events = OcspEvents.Of(Engine);
        events.Request(File, version);
        while (list.TryEnter(DerTag.Sequence, out var single))
        {
            if (OcspCertificateId.TryRead(ref single, out var identifier) && events.HasRequestCertificate)
            {
                events.RequestCertificate(
                    File, identifier.HashAlgorithm, identifier.IssuerNameHash, identifier.IssuerKeyHash, identifier.Serial);
            }
        }

        if (events.HasExtension && fields.TryEnter(DerTag.Context | 2, out var wrapper) && wrapper.TryEnter(DerTag.Sequence, out var extensions))
        {
            while (CertificateExtension.TryRead(ref extensions, out var extension))
                events.Extension(File, X509Extensions.Record(X509State.Of(Engine), File, extension), globalResp: true);
        }

        return false;
    }
}
