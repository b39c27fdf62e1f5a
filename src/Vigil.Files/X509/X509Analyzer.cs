using System.Security.Cryptography;
using Vigil.Analysis.Files;
using Vigil.Analysis.Weird;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Reads certificates.</summary>
[FileAnalyzer("X509")]
internal sealed class X509Analyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private readonly DerCollector _content = new();

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data) => _content.TryAdd(data);

    /// <inheritdoc/>
    public override bool Undelivered(long offset, long length) => false;

    /// <inheritdoc/>
    public override bool EndOfFile()
    {
        var state = X509State.Of(Engine);
        var octets = _content.Take();
        if (IsRemembered(state, octets))
            return false;
        if (!X509.Certificate.TryRead(octets.Span, out var certificate))
        {
            Engine.Find<WeirdReporter>()?.FileWeird("x509_cert_parse_error", File.ToValue());
            return false;
        }

        var events = X509Events.Of(Engine);
        if (events.HasCertificate)
            events.Certificate(File, new X509Val(octets), X509Records.Certificate(Engine, state, certificate));
        var extensions = new DerReader(certificate.Extensions);
        while (CertificateExtension.TryRead(ref extensions, out var extension))
        {
            if (events.HasExtension)
                events.Extension(File, X509Extensions.Record(state, File, extension));
            X509Extensions.Look(state, events, File, extension);
        }

        return false;
    }

    // What scripts know already they replay themselves.
    private bool IsRemembered(X509State state, ByteString octets)
    {
        if (state.Cache is not { Count: > 0 } cache || state.CacheHit is not { } callback)
            return false;
        var digest = Value.String(Convert.ToHexStringLower(SHA256.HashData(octets.Span)));
        if (!cache.TryGet(digest, out var entry))
            return false;
        ScriptCalls.TryInvoke(Engine, callback, [File.ToValue(), entry, digest], out _);
        return true;
    }
}
