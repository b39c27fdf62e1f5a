using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Protocols.Smtp;

/// <summary>Settings of scripts that concern SMTP; read once for each engine.</summary>
internal sealed class SmtpState(IScriptNames names)
{
    /// <summary>Longest line of a message that comes in chunks, octets (<c>SMTP::bdat_max_line_length</c>).</summary>
    public int MaxBdatLine { get; } = (int)Math.Clamp(names.Count("SMTP::bdat_max_line_length", 4096), 1, 1 << 24);

    /// <summary>Whether whole messages are files too (<c>SMTP::enable_rfc822_msg_file_analysis</c>).</summary>
    public bool AnalysesMessages { get; } = names.Bool("SMTP::enable_rfc822_msg_file_analysis", false);

    /// <summary>The one of an engine, made on first use.</summary>
    public static SmtpState Of(EngineContext engine)
    {
        if (engine.Find<SmtpState>() is { } present)
            return present;
        var state = new SmtpState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
