using Vigil.Analysis.Builtins;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Protocols.Smtp;

/// <summary>What scripts ask of SMTP analyzers.</summary>
public static class SmtpFunctions
{
    /// <summary>Spares scripts the rest of the message that is being sent.</summary>
    [Builtin("skip_smtp_data", "function(c: connection): any")]
    public static Value SkipData(EngineContext context, RecordVal c)
    {
        if (ConnectionFunctions.FindAnalyzer(context, c, static a => a is SmtpAnalyzer) is SmtpAnalyzer analyzer)
            analyzer.SkipData();
        return default;
    }
}
