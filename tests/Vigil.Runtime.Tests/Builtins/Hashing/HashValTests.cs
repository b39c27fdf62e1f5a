using System.Security.Cryptography;
using Vigil.Runtime.Builtins.Hashing;

namespace Vigil.Runtime.Tests.Builtins.Hashing;

/// <summary>Hashes piece by piece are those of the platform, and their states can be taken out and put back anywhere.</summary>
public sealed class HashValTests
{
    public static TheoryData<string> Kinds => ["md5", "sha1", "sha256", "sha384", "sha512"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_of_any_length_cut_anywhere_has_the_platforms_hash(string what)
    {
        var message = new byte[300];
        new Random(5).NextBytes(message);
        for (var length = 0; length <= message.Length; length++)
        {
            var hash = new HashVal(what);
            var cut = length * 7 / 13;
            Assert.True(hash.Update(message.AsSpan(0, cut)));
            var moved = HashVal.Load(what, hash.Save())!;
            Assert.True(moved.Update(message.AsSpan(cut, length - cut)));
            Assert.Equal(Convert.ToHexStringLower(CryptographicOperations.HashData(new(what.ToUpperInvariant()), message.AsSpan(0, length))), moved.Finish().ToString());
            Assert.False(moved.Update(message));
            Assert.Empty(moved.Save());
        }
    }

    // FIPS 180-4 itself has no examples of it; these are of RFC 3874, section 3.
    [Theory]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void Sha224_is_that_of_its_definition(string message, string digest)
    {
        var hash = new HashVal("sha224");
        hash.Update(System.Text.Encoding.ASCII.GetBytes(message));
        var copy = (HashVal)hash.Clone()!;
        Assert.Equal(digest, hash.Finish().ToString());
        Assert.Equal(digest, copy.Finish().ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_states_are_refused_or_taken_but_never_fail(string what)
    {
        var random = new Random(6);
        var hash = new HashVal(what);
        hash.Update(new byte[77]);
        var saved = hash.Save();
        Assert.Null(HashVal.Load(what, saved.AsSpan(1)));
        for (var i = 0; i < 2000; i++)
        {
            var damaged = saved.ToArray();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (HashVal.Load(what, damaged) is not { } taken)
                continue;
            taken.Update(new byte[200]);
            Assert.NotEmpty(taken.Finish().ToString());
        }
    }
}
