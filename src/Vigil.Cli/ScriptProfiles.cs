using Vigil.Core.Diagnostics;
using Vigil.Engine;
using Vigil.Runtime;
using Vigil.Runtime.Profiling;

namespace Vigil.Cli;

/// <summary>What <c>--profile-scripts</c> leaves behind.</summary>
internal static class ScriptProfiles
{
    /// <summary>Writes the tables to standard error and the stacks to a file.</summary>
    /// <exception cref="FatalError">The file cannot be written.</exception>
    public static void Write(ProfileMap map, EngineHost host, string file, TextWriter errors)
    {
        // Scripts run while they are loaded, too, before there is an engine.
        var contexts = host.Engines.Select(static engine => engine.Context).Append(host.Context).Distinct();
        var profiles = contexts.Select(static context => ScriptRuntime.Of(context).Profile).OfType<ScriptProfile>();
        var totals = new ProfileTotals(map, profiles);
        ProfileTable.Write(errors, totals);
        try
        {
            using var stream = File.Create(file);
            ProfileFile.Write(stream, totals);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalError($"cannot write the profile to {file}: {e.Message}");
        }

        errors.WriteLine($"# stacks for https://www.speedscope.app in {file}");
    }
}
