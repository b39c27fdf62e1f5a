using System.Security.Cryptography;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>Message digests at once and piece by piece, and quick hashes.</summary>
public static class HashFunctions
{
    /// <summary>MD5 over all arguments, in hexadecimal.</summary>
    [Builtin("md5_hash", "function(va_args: any): string")]
    public static ByteString Md5(EngineContext context, Value[] arguments) => Hash("md5", arguments);

    /// <summary>SHA-1 over all arguments, in hexadecimal.</summary>
    [Builtin("sha1_hash", "function(va_args: any): string")]
    public static ByteString Sha1(EngineContext context, Value[] arguments) => Hash("sha1", arguments);

    /// <summary>SHA-224 over all arguments, in hexadecimal.</summary>
    [Builtin("sha224_hash", "function(va_args: any): string")]
    public static ByteString Sha224Of(EngineContext context, Value[] arguments) => Hash("sha224", arguments);

    /// <summary>SHA-256 over all arguments, in hexadecimal.</summary>
    [Builtin("sha256_hash", "function(va_args: any): string")]
    public static ByteString Sha256Of(EngineContext context, Value[] arguments) => Hash("sha256", arguments);

    /// <summary>SHA-384 over all arguments, in hexadecimal.</summary>
    [Builtin("sha384_hash", "function(va_args: any): string")]
    public static ByteString Sha384Of(EngineContext context, Value[] arguments) => Hash("sha384", arguments);

    /// <summary>SHA-512 over all arguments, in hexadecimal.</summary>
    [Builtin("sha512_hash", "function(va_args: any): string")]
    public static ByteString Sha512Of(EngineContext context, Value[] arguments) => Hash("sha512", arguments);

    /// <summary>HMAC-MD5 over all arguments with a secret of this run.</summary>
    [Builtin("md5_hmac", "function(va_args: any): string")]
    public static ByteString Md5Hmac(EngineContext context, Value[] arguments) =>
        Hexadecimal(HMACMD5.HashData(context.Service<RandomSource>().Secret, Joined(arguments)));

    /// <summary>HMAC-SHA-256 over all arguments with a secret of this run.</summary>
    [Builtin("sha256_hmac", "function(va_args: any): string")]
    public static ByteString Sha256Hmac(EngineContext context, Value[] arguments) =>
        Hexadecimal(HMACSHA256.HashData(context.Service<RandomSource>().Secret, Joined(arguments)));

    /// <summary>Begins an MD5.</summary>
    [Builtin("md5_hash_init", "function(): opaque of md5")]
    public static OpaqueVal Md5Init(EngineContext context) => new HashVal("md5");

    /// <summary>Begins a SHA-1.</summary>
    [Builtin("sha1_hash_init", "function(): opaque of sha1")]
    public static OpaqueVal Sha1Init(EngineContext context) => new HashVal("sha1");

    /// <summary>Begins a SHA-224.</summary>
    [Builtin("sha224_hash_init", "function(): opaque of sha224")]
    public static OpaqueVal Sha224Init(EngineContext context) => new HashVal("sha224");

    /// <summary>Begins a SHA-256.</summary>
    [Builtin("sha256_hash_init", "function(): opaque of sha256")]
    public static OpaqueVal Sha256Init(EngineContext context) => new HashVal("sha256");

    /// <summary>Begins a SHA-384.</summary>
    [Builtin("sha384_hash_init", "function(): opaque of sha384")]
    public static OpaqueVal Sha384Init(EngineContext context) => new HashVal("sha384");

    /// <summary>Begins a SHA-512.</summary>
    [Builtin("sha512_hash_init", "function(): opaque of sha512")]
    public static OpaqueVal Sha512Init(EngineContext context) => new HashVal("sha512");

    /// <summary>Adds octets to a hash; false if it was finished.</summary>
    [Builtin("md5_hash_update", "function(handle: opaque of md5, data: string): bool")]
    [Builtin("sha1_hash_update", "function(handle: opaque of sha1, data: string): bool")]
    [Builtin("sha224_hash_update", "function(handle: opaque of sha224, data: string): bool")]
    [Builtin("sha256_hash_update", "function(handle: opaque of sha256, data: string): bool")]
    [Builtin("sha384_hash_update", "function(handle: opaque of sha384, data: string): bool")]
    [Builtin("sha512_hash_update", "function(handle: opaque of sha512, data: string): bool")]
    public static bool Update(EngineContext context, OpaqueVal handle, ByteString data) =>
        handle is HashVal hash && hash.Update(data.Span);

    /// <summary>Ends a hash and yields it in hexadecimal; the empty string if it was finished.</summary>
    [Builtin("md5_hash_finish", "function(handle: opaque of md5): string")]
    [Builtin("sha1_hash_finish", "function(handle: opaque of sha1): string")]
    [Builtin("sha224_hash_finish", "function(handle: opaque of sha224): string")]
    [Builtin("sha256_hash_finish", "function(handle: opaque of sha256): string")]
    [Builtin("sha384_hash_finish", "function(handle: opaque of sha384): string")]
    [Builtin("sha512_hash_finish", "function(handle: opaque of sha512): string")]
    public static ByteString Finish(EngineContext context, OpaqueVal handle) =>
        handle is HashVal hash ? hash.Finish() : ByteString.Empty;

    /// <summary>FNV-1a with 32 bits.</summary>
    [Builtin("fnv1a32", "function(input: any): count")]
    public static ulong Fnv32(EngineContext context, Value input)
    {
        var hash = 2166136261;
        foreach (var octet in Joined([input]))
            hash = (hash ^ octet) * 16777619;
        return hash;
    }

    /// <summary>FNV-1a with 64 bits.</summary>
    [Builtin("fnv1a64", "function(input: any): count")]
    public static ulong Fnv64(EngineContext context, Value input)
    {
        var hash = 14695981039346656037;
        foreach (var octet in Joined([input]))
            hash = (hash ^ octet) * 1099511628211;
        return hash;
    }

    private static ByteString Hash(string what, Value[] arguments)
    {
        if (what != "sha224")
            return Hexadecimal(CryptographicOperations.HashData(new(what.ToUpperInvariant()), Joined(arguments)));
        var hash = new HashVal(what); // the platform offers it not
        hash.Update(Joined(arguments));
        return hash.Finish();
    }

    private static byte[] Joined(ReadOnlySpan<Value> arguments)
    {
        using var joined = new ByteBuilder();
        foreach (var argument in arguments)
            BinaryForm.Append(joined, argument);
        return joined.Span.ToArray();
    }

    private static ByteString Hexadecimal(byte[] digest) => ByteString.From(Convert.ToHexStringLower(digest));
}
