using System.Text;
using Vigil.Analysis.Signatures;

namespace Vigil.Analysis.Tests.Signatures;

/// <summary>The signature files that come with the program.</summary>
public class SignatureFilesTests
{
    private static readonly Lazy<SignatureSet> All = new(Load);

    [Theory]
    [InlineData("image/png", "89504E470D0A1A0A0000000D49484452")]
    [InlineData("image/gif", "474946383961010001008000")]
    [InlineData("image/jpeg", "FFD8FFE000104A464946")]
    [InlineData("image/x-icon", "000001000100101000000100200068040000")]
    [InlineData("application/pdf", "255044462D312E340A")]
    [InlineData("application/x-gzip", "1F8B0800000000000003")]
    [InlineData("application/zip", "504B030414000000080000002100")]
    [InlineData("application/x-dosexec", "4D5A90000300000004000000")]
    [InlineData("application/x-executable", "7F454C4602010100000000000000000002003E00")]
    [InlineData("application/x-sharedlib", "7F454C4602010100000000000000000003003E00")]
    [InlineData("application/x-java-applet", "CAFEBABE00000034001D")]
    [InlineData("application/x-mach-o-executable", "CAFEBABE0000000201000007")]
    [InlineData("application/msword", "D0CF11E0A1B11AE10000")]
    [InlineData("audio/x-wav", "52494646249C000057415645666D7420")]
    [InlineData("video/mp4", "00000018667479706D703432")]
    [InlineData("application/x-shockwave-flash", "4357530A7B4C000078DA")]
    public void Binary_formats_are_known_by_their_first_octets(string mime, string hex) =>
        Assert.Equal(mime, All.Value.Magic.Match(Convert.FromHexString(hex))[0].Mime);

    [Theory]
    [InlineData("text/html", "  <!DOCTYPE html>\n<html>")]
    [InlineData("text/html", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">")]
    [InlineData("text/html", "<HTML><BODY>")]
    [InlineData("application/xml", "<?xml version=\"1.0\"?><a/>")]
    [InlineData("image/svg+xml", "<?xml version=\"1.0\"?>\n<svg xmlns=\"\">")]
    [InlineData("text/json", "{ \"a\": [1] }")]
    [InlineData("text/json", "[{\"a\": 1}]")]
    [InlineData("text/x-shellscript", "#!/bin/sh\nexit")]
    [InlineData("text/x-python", "#!/usr/bin/env python3\n")]
    [InlineData("application/pgp-signature", "-----BEGIN PGP SIGNATURE-----\n")]
    [InlineData("text/plain", "body { margin: 0 }")]
    [InlineData("text/plain", "0123456789")]
    public void Text_formats_are_known_by_how_they_begin(string mime, string text) =>
        Assert.Equal(mime, All.Value.Magic.Match(Encoding.UTF8.GetBytes(text))[0].Mime);

    [Theory]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006")]
    public void What_nothing_suggests_has_no_type(string text) => Assert.Empty(All.Value.Magic.Match(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void The_strongest_type_comes_first()
    {
        var matches = All.Value.Magic.Match("<!DOCTYPE html><html>"u8);
        Assert.Equal(["text/html", "text/html", "text/plain"], matches.Select(m => m.Mime));
        Assert.True(matches[0].Strength > matches[1].Strength && matches[1].Strength > matches[2].Strength);
    }

    private static SignatureSet Load()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Vigil.slnx")))
            root = root.Parent!; // the tests run below the repository
        var files = new[] { "scripts", "src/Vigil.Protocols" }
            .SelectMany(d => Directory.EnumerateFiles(Path.Combine(root.FullName, d), "*.sig", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllBytes(f)));
        var errors = new List<SignatureError>();
        var set = SignatureSet.Load(files, new FakeSymbols(), new(), errors);
        Assert.Empty(errors);
        return set;
    }
}
