using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>A hash over octets that come piece by piece: <c>opaque of md5</c> and its relatives.</summary>
public sealed class HashVal : OpaqueVal
{
    private BlockHash? _hash; // none once it is finished

    /// <summary>A new hash of the kind called <paramref name="what"/>: md5, sha1, sha224, sha256, sha384 or sha512.</summary>
    public HashVal(string what)
        : this(what, BlockHash.Create(what) ?? throw new ArgumentException($"there is no hash called {what}", nameof(what)))
    {
    }

    private HashVal(string what, BlockHash? hash)
        : base(new OpaqueType(what)) => _hash = hash;

    /// <inheritdoc/>
    public override string ClassName => $"{What.ToUpperInvariant()}Val";

    private string What => ((OpaqueType)Type).What;

    /// <summary>A hash that goes on from a state that <see cref="Save"/> took out, here or in another process.</summary>
    /// <param name="what">The kind.</param>
    /// <param name="saved">The state; empty for a hash that was finished.</param>
    /// <returns><see langword="null"/> if it is no state of such a hash.</returns>
    public static HashVal? Load(string what, ReadOnlySpan<byte> saved)
    {
        if (BlockHash.Create(what) is not { } hash)
            return null;
        if (saved.IsEmpty)
            return new(what, null);
        return hash.TryLoad(saved) ? new(what, hash) : null;
    }

    /// <inheritdoc/>
    public override OpaqueVal? Clone() => Load(What, Save());

    /// <summary>The state, in the form that Broker carries; empty if the hash was finished.</summary>
    public byte[] Save() => _hash?.Save() ?? [];

    /// <summary>Adds octets.</summary>
    /// <returns><see langword="false"/> if the hash was finished before.</returns>
    public bool Update(ReadOnlySpan<byte> data)
    {
        _hash?.Append(data);
        return _hash is not null;
    }

    /// <summary>Ends the hash.</summary>
    /// <returns>The digest as hexadecimal digits; empty if the hash was finished before.</returns>
    public ByteString Finish()
    {
        if (_hash is null)
            return ByteString.Empty;
        var digest = _hash.Finish();
        _hash = null;
        return ByteString.From(Convert.ToHexStringLower(digest));
    }
}
