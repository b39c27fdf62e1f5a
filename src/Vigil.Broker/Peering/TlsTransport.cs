using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vigil.Broker;

/// <summary>Puts TLS around connections, as an endpoint's options say.</summary>
internal sealed class TlsTransport
{
    private const TlsCipherSuite AnonymousSuite = TlsCipherSuite.TLS_ECDH_anon_WITH_AES_256_CBC_SHA;

    private readonly TlsMode _mode;
    private readonly SslStreamCertificateContext? _certificate;
    private readonly X509Certificate2Collection _authorities = [];

    public TlsTransport(TlsOptions options)
    {
        _mode = options.Mode;
        if (_mode == TlsMode.Disabled)
            return;
        if (_mode == TlsMode.Anonymous)
        {
            _certificate = OperatingSystem.IsLinux() ? SslStreamCertificateContext.Create(ThrowAway(), null, offline: true) : null;
            return;
        }

        var certificate = options.Certificate ?? Load(options);
        var chain = new X509Certificate2Collection();
        if (options.CertificateFile is { } chainFile)
            chain.ImportFromPemFile(chainFile);
        _certificate = SslStreamCertificateContext.Create(certificate, chain, offline: true);
        if (options.Authorities is { } authorities)
            _authorities.AddRange(authorities);
        if (options.AuthorityFile is { } file)
            _authorities.ImportFromPemFile(file);
        if (options.AuthorityFolder is { } folder)
        {
            foreach (var name in Directory.EnumerateFiles(folder))
                _authorities.ImportFromPemFile(name);
        }
    }

    /// <summary>Whether connections are encrypted.</summary>
    public bool IsEnabled => _mode != TlsMode.Disabled;

    /// <summary>Secures a connection that was opened from here.</summary>
    public async Task<Stream> ConnectAsync(Stream inner, CancellationToken cancellation)
    {
        if (_mode == TlsMode.Disabled)
            return inner;
        var stream = new SslStream(inner);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "", // no names are sent or checked: who somebody is, the certificate says alone
            EnabledSslProtocols = _mode == TlsMode.Anonymous ? SslProtocols.Tls12 : SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = Accepts,
            ClientCertificateContext = _mode == TlsMode.Certificates ? _certificate : null,
        };
        if (_mode == TlsMode.Anonymous)
        {
            options.CipherSuitesPolicy = AnonymousPolicy();
            options.EncryptionPolicy = AnonymousEncryption;
        }

        return await FinishAsync(stream, stream.AuthenticateAsClientAsync(options, cancellation)).ConfigureAwait(false);
    }

    /// <summary>Secures a connection that was opened from the other side.</summary>
    /// <param name="inner">The connection.</param>
    /// <param name="forBrowsers">Whether clients need no certificate, as those of a WebSocket do not have one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Stream> AcceptAsync(Stream inner, bool forBrowsers, CancellationToken cancellation)
    {
        if (_mode == TlsMode.Disabled)
            return inner;
        var stream = new SslStream(inner);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _certificate,
            EnabledSslProtocols = _mode == TlsMode.Anonymous ? SslProtocols.Tls12 : SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateRequired = _mode == TlsMode.Certificates && !forBrowsers,
            RemoteCertificateValidationCallback = forBrowsers ? null : Accepts,
        };
        if (_mode == TlsMode.Anonymous)
        {
            options.CipherSuitesPolicy = AnonymousPolicy();
            options.EncryptionPolicy = AnonymousEncryption;
        }

        return await FinishAsync(stream, stream.AuthenticateAsServerAsync(options, cancellation)).ConfigureAwait(false);
    }

    // OpenSSL offers suites without certificates only when its security level is lowered, and this is the platform's way to say so. The
    // null cipher that the name speaks of is not among the suites offered.
#pragma warning disable SYSLIB0040
    private static EncryptionPolicy AnonymousEncryption => EncryptionPolicy.AllowNoEncryption;
#pragma warning restore SYSLIB0040

    private static CipherSuitesPolicy AnonymousPolicy() => OperatingSystem.IsLinux()
        ? new CipherSuitesPolicy([AnonymousSuite])
        : throw new BrokerException(
            ErrorCode.NoConnectorAvailable,
            "anonymous TLS is not available on this platform: use certificates (TlsOptions.FromFiles) or switch TLS off on both sides");

    private static async Task<Stream> FinishAsync(SslStream stream, Task handshake)
    {
        try
        {
            await handshake.ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static X509Certificate2 Load(TlsOptions options) => options.Passphrase is { } passphrase
        ? X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile!, passphrase, options.KeyFile) // checked: files are given
        : X509Certificate2.CreateFromPemFile(options.CertificateFile!, options.KeyFile);

    // The platform insists on a certificate on the server's side; with an anonymous suite it is never sent.
    private static X509Certificate2 ThrowAway()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=unused", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_mode == TlsMode.Anonymous)
            return errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNotAvailable;
        if (certificate is not X509Certificate2 shown)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain is not null)
        {
            foreach (var element in chain.ChainElements)
                own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(shown);
    }
}
