using Vigil.Core.Diagnostics;
using Vigil.Engine;
using Vigil.Runtime.Reporting;

namespace Vigil.Cli;

/// <summary><c>--parse-only</c>: scripts are read to the end, whatever is wrong with them, and everything that was found is told.</summary>
internal static class ParseOnly
{
    /// <summary>Checks the scripts.</summary>
    /// <returns>0; 1 if there were errors.</returns>
    public static int Run(ProgramOptions options, EngineHost host, TextWriter errors, Stream output)
    {
        var json = options.Format == MessageFormat.Json ? new JsonDiagnostics() : null;
        if (json is not null)
            host.Reporter.View = json;
        else if (options.Format != MessageFormat.Line)
            host.Reporter.View = new FullDiagnostics(errors, host.Sources);
        try
        {
            host.Load(
                ScriptPlan.From(options, host.Builder),
                ScriptPlan.SearchPath(),
                options.SignatureFiles,
                !options.HidesUnused,
                new(AuthorFiles.Of(options), OnlyVariables: false));
        }
        catch (FatalError e)
        {
            host.Reporter.Current = null; // the place is the error's own, if it has one
            host.Reporter.Error(e.Message, e.Location, "fatal error");
        }

        if (json is not null)
        {
            json.Write(output);
            output.WriteByte((byte)'\n');
        }

        return host.Reporter.Errors > 0 ? 1 : 0;
    }
}
