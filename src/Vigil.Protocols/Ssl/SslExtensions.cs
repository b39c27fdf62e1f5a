using Vigil.Analysis.Connections;
using Vigil.Core.Values;
using Vigil.Core.Wire;
using Vigil.Files.X509;

namespace Vigil.Protocols.Ssl;

/// <summary>Raises the events of extensions.</summary>
internal sealed class SslExtensions(Connection connection, SslEvents events, SslState state)
{
    /// <summary>The version that a server chose by extension (RFC 8446, 4.2.1); 0 if it did not.</summary>
    public ushort ChosenVersion { get; set; }

    /// <summary>Takes all extensions of a hello.</summary>
    /// <returns><see langword="false"/> if they are malformed.</returns>
    public bool Take(ReadOnlySpan<byte> extensions, bool isClient)
    {
        var reader = new WireReader(extensions);
        while (!reader.AtEnd)
        {
            if (!TlsExtension.TryRead(ref reader, out var extension))
                return false;

            // Servers acknowledge with empty extensions; there is nothing to tell of them but that they are there.
            if (!extension.Content.IsEmpty && !Look(extension, isClient))
                return false;
            if (events.HasExtension)
                events.Extension(connection, isClient, extension.Code, ByteString.Copy(extension.Content));
        }

        return true;
    }

    private bool Look(TlsExtension extension, bool isClient)
    {
        var reader = new WireReader(extension.Content);
        switch (extension.Code)
        {
            case TlsExtensionCode.ServerName:
                return ServerName(reader, isClient);
            case TlsExtensionCode.SupportedGroups:
                if (!reader.TryReadVector16(out var groups))
                    return false;
                if (events.HasExtensionGroups)
                    events.ExtensionGroups(connection, isClient, state.Counts(groups, 2));
                return true;
            case TlsExtensionCode.PointFormats:
                if (!reader.TryReadVector8(out var formats))
                    return false;
                if (events.HasExtensionPointFormats)
                    events.ExtensionPointFormats(connection, isClient, state.Counts(formats, 1));
                return true;
            case TlsExtensionCode.SignatureAlgorithms:
                if (!reader.TryReadVector16(out var algorithms))
                    return false;
                if (events.HasExtensionSignatureAlgorithms)
                    events.ExtensionSignatureAlgorithms(connection, isClient, state.Signatures(connection.Engine, algorithms));
                return true;
            case TlsExtensionCode.ApplicationProtocol:
                return ApplicationProtocol(reader, isClient);
            case TlsExtensionCode.SignedCertificateTimestamp:
                return Timestamps(reader, isClient);
            case TlsExtensionCode.KeyShare or TlsExtensionCode.OldKeyShare:
                return KeyShare(reader, isClient);
            case TlsExtensionCode.SupportedVersions:
                return SupportedVersions(reader, isClient);
            case TlsExtensionCode.PreSharedKey:
                return isClient ? OfferedKeys(reader) : ChosenKey(reader);
            case TlsExtensionCode.PskKeyExchangeModes:
                if (!reader.TryReadVector8(out var modes))
                    return false;
                if (events.HasExtensionPskModes)
                    events.ExtensionPskModes(connection, isClient, state.Counts(modes, 1));
                return true;
            case TlsExtensionCode.ConnectionId or TlsExtensionCode.OldConnectionId:
                if (!reader.TryReadVector8(out var identifier))
                    return false;
                if (events.HasExtensionConnectionId)
                    events.ExtensionConnectionId(connection, isClient, ByteString.Copy(identifier));
                return true;
            default:
                return true;
        }
    }

    // RFC 6066, 3: a list of names, each with its kind; only host names (0) are defined.
    private bool ServerName(WireReader reader, bool isClient)
    {
        if (!reader.TryReadVector16(out var list))
            return false;
        if (!events.HasExtensionServerName)
            return true;
        var names = state.NewStrings();
        reader = new(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt8(out var kind) || !reader.TryReadVector16(out var name))
                return false;
            if (kind == 0)
                names.Add(Value.String(name));
        }

        events.ExtensionServerName(connection, isClient, names);
        return true;
    }

    private bool ApplicationProtocol(WireReader reader, bool isClient)
    {
        if (!reader.TryReadVector16(out var list))
            return false;
        if (!events.HasExtensionApplicationProtocol)
            return true;
        var protocols = state.NewStrings();
        reader = new(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector8(out var protocol))
                return false;
            protocols.Add(Value.String(protocol));
        }

        events.ExtensionApplicationProtocol(connection, isClient, protocols);
        return true;
    }

    private bool Timestamps(WireReader reader, bool isClient)
    {
        if (!reader.TryReadVector16(out var list))
            return false;
        if (!events.HasExtensionTimestamp)
            return true;
        reader = new(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector16(out var entry) || !SignedTimestamp.TryRead(entry, out var timestamp))
                return false;
            events.ExtensionTimestamp(
                connection,
                isClient,
                timestamp.Version,
                ByteString.Copy(timestamp.LogId),
                timestamp.Time,
                state.Signature(connection.Engine, timestamp.HashAlgorithm, timestamp.SignatureAlgorithm),
                ByteString.Copy(timestamp.Signature));
        }

        return true;
    }

    // A client offers several keys, a server sends one or, to begin again, only names a group (RFC 8446, 4.2.8).
    private bool KeyShare(WireReader reader, bool isClient)
    {
        var groups = state.NewCounts();
        if (isClient)
        {
            if (!reader.TryReadVector16(out var list))
                return false;
            reader = new(list);
            while (!reader.AtEnd)
            {
                if (!reader.TryReadUInt16(out var offered) || !reader.TryReadVector16(out _))
                    return false;
                groups.Add(Value.Count(offered));
            }
        }
        else
        {
            if (!reader.TryReadUInt16(out var chosen))
                return false;
            groups.Add(Value.Count(chosen));
        }

        events.ExtensionKeyShare(connection, isClient, groups);
        return true;
    }

    private bool SupportedVersions(WireReader reader, bool isClient)
    {
        if (!isClient)
        {
            if (!reader.TryReadUInt16(out var chosen))
                return false;
            ChosenVersion = chosen;
            if (events.HasExtensionSupportedVersions)
                events.ExtensionSupportedVersions(connection, isClient, state.Counts(reader.Whole[..2], 2));
            return true;
        }

        if (!reader.TryReadVector8(out var versions))
            return false;
        if (events.HasExtensionSupportedVersions)
            events.ExtensionSupportedVersions(connection, isClient, state.Counts(versions, 2));
        return true;
    }

    // RFC 8446, 4.2.11: identities with their ages, then a proof for each.
    private bool OfferedKeys(WireReader reader)
    {
        if (!reader.TryReadVector16(out var identityList) || !reader.TryReadVector16(out var binderList))
            return false;
        if (!events.HasExtensionPskOffer)
            return true;
        var identities = state.NewIdentities();
        reader = new(identityList);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector16(out var identity) || !reader.TryReadUInt32(out var age))
                return false;
            identities.Add(Value.Of(state.Identity(connection.Engine, identity, age)));
        }

        var binders = state.NewStrings();
        reader = new(binderList);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector8(out var binder))
                return false;
            binders.Add(Value.String(binder));
        }

        events.ExtensionPskOffer(connection, isClient: true, identities, binders);
        return true;
    }

    private bool ChosenKey(WireReader reader)
    {
        if (!reader.TryReadUInt16(out var index))
            return false;
        events.ExtensionPskChoice(connection, isClient: false, index);
        return true;
    }
}
