using System.Reflection;
using System.Runtime.InteropServices;

namespace Vigil.Cli;

/// <summary>What <c>-v</c> and <c>-V</c> say.</summary>
internal static class BuildInfo
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } =
        typeof(BuildInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The version and its surroundings as JSON.</summary>
    public static string Json => $$"""
        {"version":"{{Version}}","language":"Zeek 8.2","runtime":"{{RuntimeInformation.FrameworkDescription}}","platform":"{{RuntimeInformation.RuntimeIdentifier}}"}
        """;
}
