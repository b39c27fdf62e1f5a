using Vigil.Core.Declarations;

namespace Vigil.Protocols.Ssh;

/// <summary>Most names kept of the lists in which a side offers algorithms (<c>SSH::max_kexinit_..._algorithms</c>).</summary>
/// <param name="Kex">Key exchange.</param>
/// <param name="HostKey">Server host keys.</param>
/// <param name="Cipher">Encryption.</param>
/// <param name="Mac">Message authentication.</param>
/// <param name="Compression">Compression.</param>
/// <param name="Language">Languages.</param>
internal sealed record SshNameLimits(int Kex, int HostKey, int Cipher, int Mac, int Compression, int Language)
{
    private const ulong Default = 100;
    private const ulong Most = 10_000;

    /// <summary>Reads the constants of a program.</summary>
    public static SshNameLimits Read(IScriptNames names)
    {
        return new(
            Limit("kex_algorithms"), Limit("hostkey_algorithms"), Limit("encryption_algorithms"), Limit("mac_algorithms"),
            Limit("compression_algorithms"), Limit("languages"));

        int Limit(string list) => (int)Math.Min(names.Count("SSH::max_kexinit_" + list, Default), Most);
    }
}
