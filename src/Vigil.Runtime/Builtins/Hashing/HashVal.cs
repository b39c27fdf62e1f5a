using System.Security.Cryptography;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>A hash over octets that come piece by piece: <c>opaque of md5</c> and its relatives.</summary>
/// <remarks>
/// The platform's hashes cannot be copied half way, but <c>copy()</c> must do it. So the first octets are kept and the
/// hash is not begun before there are too many of them; from then on it cannot be copied any more.
/// </remarks>
public sealed class HashVal : OpaqueVal
{
    private const int MostKept = 1 << 20;

    private ByteString _kept = ByteString.Empty;
    private IncrementalHash? _hash; // begun when there is more than can be kept
    private Sha224? _sha224;
    private bool _isFinished;

    /// <summary>A new hash of the kind called <paramref name="what"/>: md5, sha1, sha224, sha256, sha384 or sha512.</summary>
    public HashVal(string what)
        : base(new OpaqueType(what))
    {
    }

    /// <inheritdoc/>
    public override string ClassName => $"{What.ToUpperInvariant()}Val";

    private string What => ((OpaqueType)Type).What;

    /// <inheritdoc/>
    public override OpaqueVal? Clone() => _hash is not null || _sha224 is not null
        ? null
        : new HashVal(What) { _kept = _kept, _isFinished = _isFinished };

    /// <summary>Adds octets.</summary>
    /// <returns><see langword="false"/> if the hash was finished before.</returns>
    public bool Update(ReadOnlySpan<byte> data)
    {
        if (_isFinished)
            return false;
        if (_hash is null && _sha224 is null)
        {
            if (_kept.Length + data.Length <= MostKept)
            {
                _kept = ByteString.Concat(_kept, ByteString.Copy(data));
                return true;
            }

            Begin();
        }

        _hash?.AppendData(data);
        _sha224?.Append(data);
        return true;
    }

    /// <summary>Ends the hash.</summary>
    /// <returns>The digest as hexadecimal digits; empty if the hash was finished before.</returns>
    public ByteString Finish()
    {
        if (_isFinished)
            return ByteString.Empty;
        if (_hash is null && _sha224 is null)
            Begin();
        var digest = _hash?.GetHashAndReset() ?? _sha224!.Finish(); // one of them was begun
        _hash?.Dispose();
        (_hash, _sha224, _isFinished) = (null, null, true);
        return ByteString.From(Convert.ToHexStringLower(digest));
    }

    private void Begin()
    {
        if (What == "sha224")
            _sha224 = new();
        else
            _hash = IncrementalHash.CreateHash(new(What.ToUpperInvariant()));
        _hash?.AppendData(_kept.Span);
        _sha224?.Append(_kept.Span);
        _kept = ByteString.Empty;
    }
}
