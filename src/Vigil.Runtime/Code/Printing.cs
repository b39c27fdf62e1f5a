using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary><c>print</c>, and reports of compiled code.</summary>
public static class Printing
{
    /// <summary><c>print</c>: to a file if the first value is one, else to the engine's output.</summary>
    public static void Print(EngineContext context, Value[] values)
    {
        if (ScriptRuntime.Of(context).PrintRedirect is { } redirect && redirect(values))
            return;
        using var line = new ByteBuilder();
        if (values is [{ Object: FileVal file }, ..])
        {
            if (!file.IsOpen)
                return;
            ValueText.PrintLine(line, values.AsSpan(1), file.IsRaw);
            file.Write(line.Span);
            return;
        }

        ValueText.PrintLine(line, values);
        ScriptRuntime.Of(context).Output?.Write(line.Span);
    }

    /// <summary>Notes the call of a built-in function, for the messages that it may report.</summary>
    public static void At(EngineContext context, object[] pool, int site)
    {
        context.Reporter.Current = Checks.Site(pool, site).Location;
        if (ScriptRuntime.Of(context).Sampler is { IsDue: true } sampler)
            sampler.Answer();
    }

    /// <summary>Reports why a statement had no effect.</summary>
    public static void ReportNoValue(EngineContext context, NoValueError error, SourceLocation location)
    {
        if (error.Message.Length > 0)
            context.Reporter.Error(error.Message, location);
    }
}
