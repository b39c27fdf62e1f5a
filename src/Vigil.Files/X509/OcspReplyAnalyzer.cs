using Vigil.Analysis.Files;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Reads answers of OCSP responders (RFC 6960, 4.2.1).</summary>
[FileAnalyzer("OCSP_REPLY")]
internal sealed class OcspReplyAnalyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private const string BasicResponse = "1.3.6.1.5.5.7.48.1.1";

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
        if (!outer.TryEnter(DerTag.Sequence, out var response) || !response.TryRead(DerTag.Enumerated, out var number)
            || number.Content.Length != 1)
            return false;
        var events = OcspEvents.Of(Engine);
        var status = OcspNames.Status(number.Content[0]);
        events.ResponseStatus(File, status);
        if (response.TryEnter(DerTag.Context, out var wrapper) && wrapper.TryEnter(DerTag.Sequence, out var answer)
            && answer.TryRead(DerTag.ObjectIdentifier, out var kind) && ObjectIdentifier.Read(kind.Content) == BasicResponse
            && answer.TryRead(DerTag.OctetString, out var basic))
            OnBasicResponse(events, status, basic.Content);
        return false;
    }

    private void OnBasicResponse(OcspEvents events, string status, ReadOnlySpan<byte> content)
    {
        var outer = new DerReader(content);
        if (!outer.TryEnter(DerTag.Sequence, out var basic) || !basic.TryEnter(DerTag.Sequence, out var data)
            || !basic.TryEnter(DerTag.Sequence, out var algorithm) || !algorithm.TryRead(DerTag.ObjectIdentifier, out var signature))
            return;
        var version = data.TryEnter(DerTag.Context, out var explicitVersion) && explicitVersion.TryRead(DerTag.Integer, out var number)
            && number.Content.Length == 1 ? number.Content[0] : 0UL;
        if (!data.TryRead(out var responder) || !data.TryRead(out var produced) || !data.TryEnter(DerTag.Sequence, out var singles))
            return;
        while (singles.TryEnter(DerTag.Sequence, out var single))
            OnSingle(events, single);
        if (events.HasResponseBytes)
        {
            events.ResponseBytes(
                File, status, version, Responder(responder), DerTime.Read(produced), ObjectNames.Describe(signature.Content), Chain(basic));
        }

        if (data.TryEnter(DerTag.Context | 1, out var extensions))
            OnExtensions(events, extensions, isGlobal: true);
    }

    private void OnSingle(OcspEvents events, DerReader single)
    {
        if (!OcspCertificateId.TryRead(ref single, out var identifier) || !single.TryRead(out var state)
            || !single.TryRead(out var thisUpdate))
            return;
        double revoked = 0;
        var reason = "";
        var word = "UNKNOWN";
        switch (state.Tag & 0x1F)
        {
            case 0:
                word = "good";
                break;
            case 1:
                word = "revoked";
                var details = new DerReader(state.Content);
                if (details.TryRead(out var time))
                    revoked = DerTime.Read(time);
                if (details.TryEnter(DerTag.Context, out var wrapper) && wrapper.TryRead(DerTag.Enumerated, out var number)
                    && number.Content.Length == 1)
                    reason = OcspNames.Reason(number.Content[0]);
                break;
            case 2:
                word = "unknown";
                break;
        }

        var nextUpdate = single.TryEnter(DerTag.Context, out var next) && next.TryRead(out var until) ? DerTime.Read(until) : 0;
        if (events.HasResponseCertificate)
        {
            events.ResponseCertificate(
                File,
                identifier.HashAlgorithm,
                identifier.IssuerNameHash,
                identifier.IssuerKeyHash,
                identifier.Serial,
                word,
                revoked,
                reason,
                DerTime.Read(thisUpdate),
                nextUpdate);
        }

        if (single.TryEnter(DerTag.Context | 1, out var extensions))
            OnExtensions(events, extensions, isGlobal: false);
    }

    private void OnExtensions(OcspEvents events, DerReader wrapper, bool isGlobal)
    {
        if (!wrapper.TryEnter(DerTag.Sequence, out var list))
            return;
        var state = X509State.Of(Engine);
        while (CertificateExtension.TryRead(ref list, out var extension))
        {
            if (events.HasExtension)
                events.Extension(File, X509Extensions.Record(state, File, extension), isGlobal);
            X509Extensions.Look(state, X509Events.Of(Engine), File, extension);
        }
    }

    // A responder goes by its name or by the hash of its key.
    private static ByteString Responder(DerElement responder)
    {
        var reader = new DerReader(responder.Content);
        if (!reader.TryRead(out var inner))
            return ByteString.Empty;
        return responder.Tag == (DerTag.Context | 1)
            ? DistinguishedName.Format(inner.Encoding)
            : ByteString.From(Convert.ToHexString(inner.Content));
    }

    private VectorVal Chain(DerReader basic)
    {
        var chain = new VectorVal(X509State.Of(Engine).Chain);
        basic.TryRead(DerTag.BitString, out _); // the signature itself
        if (basic.TryEnter(DerTag.Context, out var wrapper) && wrapper.TryEnter(DerTag.Sequence, out var list))
        {
            while (list.TryRead(out var certificate))
            {
                if (X509.Certificate.TryRead(certificate.Encoding, out _))
                    chain.Add(Value.Of(new X509Val(ByteString.Copy(certificate.Encoding))));
            }
        }

        return chain;
    }
}
