using System.Globalization;
using System.Security.Cryptography;
using Vigil.Core.Diagnostics;

namespace Vigil.Cli;

/// <summary>Where random numbers begin.</summary>
internal static class Seeds
{
    private const ulong Fixed = 0x5649_4749_4C00_0001; // -D: any number, as long as it stays the same

    /// <summary>The seed that options and environment ask for; <see langword="null"/> for one from the system.</summary>
    /// <exception cref="FatalError">A seed file cannot be read.</exception>
    public static ulong? Choose(ProgramOptions options)
    {
        if (options.IsDeterministic)
            return Fixed;
        if ((options.SeedFile ?? Environment.GetEnvironmentVariable("ZEEK_SEED_FILE")
            ?? Environment.GetEnvironmentVariable("BRO_SEED_FILE")) is { } file)
            return FromText(Read(file));
        return Environment.GetEnvironmentVariable("ZEEK_SEED_VALUES") is { } values ? FromText(values) : null;
    }

    /// <summary>Writes a seed where <c>-G</c> can read it.</summary>
    public static void Save(string file, ulong seed) =>
        File.WriteAllText(file, seed.ToString(CultureInfo.InvariantCulture) + "\n");

    // Any text will do, so that the seed files of other programs work too.
    private static ulong FromText(string text)
    {
        var digest = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.Trim()));
        return BitConverter.ToUInt64(digest);
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalError($"cannot read seed file {file}: {e.Message}");
        }
    }
}
