using Vigil.Analysis.Builtins;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ssl;

/// <summary>What scripts tell analyzers of TLS.</summary>
public static class SslFunctions
{
    /// <summary>Gives a connection's master secret, so that what it carries can be looked at.</summary>
    [Builtin("set_secret", "function(c: connection, secret: string): bool")]
    public static bool SetSecret(EngineContext context, RecordVal c, ByteString secret)
    {
        if (Find(context, c) is not SslAnalyzer analyzer)
            return false;
        analyzer.Content.SetSecret(secret.Span);
        return true;
    }

    /// <summary>Gives the keys that were made of it; false if they are not as long as such keys are.</summary>
    [Builtin("set_keys", "function(c: connection, keys: string): bool")]
    public static bool SetKeys(EngineContext context, RecordVal c, ByteString keys) =>
        Find(context, c) is SslAnalyzer analyzer && analyzer.Content.SetKeys(keys.Span);

    /// <summary>Takes a connection for encrypted from here on.</summary>
    [Builtin("set_ssl_established", "function(c: connection): bool")]
    public static bool SetEstablished(EngineContext context, RecordVal c)
    {
        if (Find(context, c) is not SslAnalyzer analyzer)
            return false;
        analyzer.BeginEncryption();
        return true;
    }

    private static Analysis.Tree.Analyzer? Find(EngineContext context, RecordVal c) =>
        ConnectionFunctions.FindAnalyzer(context, c, static analyzer => analyzer is SslAnalyzer);
}
